namespace Liaison.Server.Tests.Access;

/// <summary>Who may use each operation and over whose rows, as reviewed against the contract; written apart from the table that the service enforces.
/// <c>all</c> of the own prefecture; <c>outline</c> of that, and <c>decided</c> of that alone; <c>own</c> association's; meetings it is <c>invited</c> to;
/// its own <c>items</c> and the agendas it is invited to; <c>any</c>: the same for everybody; the own <c>key</c>;
/// <c>makes</c> keys of the roles that are his to make, and <c>gives</c> them to people, of all of the own prefecture; <c>–</c> refused.</summary>
internal static partial class AccessTable
{
    private const string Text = """
                                                            association manager  agent   head    cabinet  secretary press dpo  admin
        GET /associations                                   own         own      all     all     all      –         –     –    –
        POST /associations                                  –           –        all     all     –        –         –     –    –
        GET /associations/{id}                              own         own      all     all     all      –         –     –    –
        POST /associations/{id}/suspension                  –           –        all     all     –        –         –     –    –
        POST /associations/{id}/reinstatement               –           –        all     all     –        –         –     –    –
        POST /associations/{id}/closing                     –           –        all     all     –        –         –     –    –
        GET /meeting-requests                               own         own      all     all     –        –         –     –    –
        POST /meeting-requests                              own         own      –       –       –        –         –     –    –
        GET /meeting-requests/{id}                          own         own      all     all     –        –         –     –    –
        POST /meeting-requests/{id}/information-request     –           –        all     all     –        –         –     –    –
        POST /meeting-requests/{id}/information             own         own      –       –       –        –         –     –    –
        POST /meeting-requests/{id}/scheduling              –           –        all     all     –        –         –     –    –
        POST /meeting-requests/{id}/refusal                 –           –        all     all     –        –         –     –    –
        POST /meeting-requests/{id}/withdrawal              own         own      –       –       –        –         –     –    –
        GET /meetings                                       invited     invited  all     all     outline  outline   –     –    –
        POST /meetings                                      –           –        all     all     –        –         –     –    –
        GET /meetings/{id}                                  invited     invited  all     all     outline  outline   –     –    –
        POST /meetings/{id}/agenda-freeze                   –           –        all     all     –        –         –     –    –
        POST /meetings/{id}/opening                         –           –        all     all     –        –         –     –    –
        POST /meetings/{id}/attendance                      –           –        all     all     –        –         –     –    –
        POST /meetings/{id}/holding                         –           –        all     all     –        –         –     –    –
        POST /meetings/{id}/not-held                        –           –        all     all     –        –         –     –    –
        POST /meetings/{id}/postponement                    –           –        all     all     –        –         –     –    –
        POST /meetings/{id}/cancellation                    –           –        all     all     –        –         –     –    –
        POST /meetings/{id}/closing                         –           –        all     all     –        –         –     –    –
        GET /meetings/{id}/agenda                           items       items    all     all     –        –         –     –    –
        POST /meetings/{id}/agenda/items                    items       items    all     all     –        –         –     –    –
        POST /meetings/{id}/agenda/order                    –           –        all     all     –        –         –     –    –
        GET /agenda-items                                   items       items    all     all     –        –         –     –    –
        GET /agenda-items/{id}                              items       items    all     all     –        –         –     –    –
        POST /agenda-items/{id}/admission                   –           –        all     all     –        –         –     –    –
        POST /agenda-items/{id}/return                      –           –        all     all     –        –         –     –    –
        POST /agenda-items/{id}/resubmission                items       items    –       –       –        –         –     –    –
        POST /agenda-items/{id}/withdrawal                  items       items    all     all     –        –         –     –    –
        POST /agenda-items/{id}/examination                 –           –        all     all     –        –         –     –    –
        POST /agenda-items/{id}/carry-over                  –           –        all     all     –        –         –     –    –
        POST /agenda-items/{id}/not-reached                 –           –        all     all     –        –         –     –    –
        GET /commitments                                    own         own      all     all     –        –         –     –    –
        POST /commitments                                   own         own      all     all     –        –         –     –    –
        GET /commitments/{id}                               own         own      all     all     –        –         –     –    –
        POST /commitments/{id}/keeping                      own         own      all     all     –        –         –     –    –
        POST /commitments/{id}/breaking                     own         own      all     all     –        –         –     –    –
        POST /commitments/{id}/dropping                     own         own      all     all     –        –         –     –    –
        GET /statistics/activity                            own         own      all     all     –        all       all   –    –
        GET /statistics/activity/cases                      own         own      all     all     –        –         –     –    –
        GET /statistics/regularisations                     all         all      all     all     –        all       all   –    –
        POST /statistics/regularisations                    –           –        –       all     –        –         –     –    –
        GET /statistics/regularisations/{id}                all         all      all     all     –        all       all   –    –
        GET /statistics/regularisations/comparison          all         all      all     all     –        all       all   –    –
        GET /cases                                          own         own      all     all     –        –         –     –    –
        POST /cases                                         own         own      all     all     –        –         –     –    –
        GET /cases/{id}                                     own         own      all     all     –        –         –     –    –
        PUT /cases/{id}                                     own         own      all     all     –        –         –     –    –
        POST /cases/{id}/persons                            own         own      all     all     –        –         –     –    –
        PUT /cases/{id}/persons/{personId}                  own         own      all     all     –        –         –     –    –
        POST /cases/{id}/mandates                           own         own      all     all     –        –         –     –    –
        POST /cases/{id}/mandates/{mandateId}/withdrawal    own         own      all     all     –        –         –     –    –
        GET /cases/{id}/decisions                           own         own      all     all     –        –         –     –    –
        POST /cases/{id}/decisions                          –           –        all     all     –        –         –     –    –
        GET /cases/{id}/history                             own         own      all     all     –        –         –     –    –
        GET /me                                             key         key      key     key     key      key       key   key  key
        GET /accounts                                       –           own      –       all     –        –         –     –    all
        GET /accounts/{id}                                  –           own      –       all     –        –         –     –    all
        POST /accounts/{id}/role-change                     –           own      –       gives   –        –         –     –    gives
        POST /accounts/{id}/suspension                      –           own      –       gives   –        –         –     –    all
        POST /accounts/{id}/reinstatement                   –           own      –       gives   –        –         –     –    gives
        POST /accounts/{id}/ending                          –           own      –       gives   –        –         –     –    all
        POST /accounts/{id}/sign-out                        –           own      –       gives   –        –         –     –    all
        GET /invitations                                    –           own      –       all     –        –         –     –    all
        POST /invitations                                   –           own      –       gives   –        –         –     –    gives
        GET /invitations/{id}                               –           own      –       all     –        –         –     –    all
        POST /invitations/{id}/withdrawal                   –           own      –       gives   –        –         –     –    all
        GET /me/sessions                                    key         key      key     key     key      key       key   key  key
        POST /me/sessions/{id}/ending                       key         key      key     key     key      key       key   key  key
        GET /api-keys                                       –           own      –       all     –        –         –     –    all
        POST /api-keys                                      –           own      –       makes   –        –         –     –    makes
        GET /api-keys/{id}                                  –           own      –       all     –        –         –     –    all
        POST /api-keys/{id}/rotation                        –           own      –       makes   –        –         –     –    makes
        POST /api-keys/{id}/revocation                      –           own      –       makes   –        –         –     –    all
        GET /prefectures                                    all         all      all     all     all      all       all   all  all
        GET /prefectures/{code}/settings                    all         all      all     all     all      all       all   all  all
        PUT /prefectures/{code}/settings                    –           –        –       all     –        –         –     –    all
        GET /prefectures/{code}/holidays                    all         all      all     all     all      all       all   all  all
        GET /demonstrations                                 –           –        –       –       all      –         –     –    –
        POST /demonstrations                                –           –        –       –       all      –         –     –    –
        GET /demonstrations/{id}                            –           –        –       –       all      –         –     –    –
        POST /demonstrations/{id}/declarations              –           –        –       –       all      –         –     –    –
        POST /demonstrations/{id}/ban                       –           –        –       –       all      –         –     –    –
        POST /demonstrations/{id}/holding                   –           –        –       –       all      –         –     –    –
        POST /demonstrations/{id}/not-held                  –           –        –       –       all      –         –     –    –
        POST /demonstrations/{id}/cancellation              –           –        –       –       all      –         –     –    –
        GET /audience-requests                              own         own      decided decided outline  –         –     –    –
        POST /audience-requests                             own         own      –       –       all      –         –     –    –
        GET /audience-requests/{id}                         own         own      decided decided outline  –         –     –    –
        POST /audience-requests/{id}/demonstration          –           –        –       –       all      –         –     –    –
        POST /audience-requests/{id}/qualification          –           –        –       –       all      –         –     –    –
        POST /audience-requests/{id}/grant                  –           –        –       –       all      –         –     –    –
        POST /audience-requests/{id}/refusal                –           –        –       –       all      –         –     –    –
        POST /audience-requests/{id}/withdrawal             own         own      –       –       all      –         –     –    –
        GET /audiences                                      own         own      outline outline all      –         –     –    –
        GET /audiences/{id}                                 own         own      outline outline all      –         –     –    –
        POST /audiences/{id}/holding                        –           –        –       –       all      –         –     –    –
        POST /audiences/{id}/note                           –           –        –       –       all      –         –     –    –
        POST /audiences/{id}/cancellation                   –           –        –       –       all      –         –     –    –
        GET /referrals                                      own         own      all     all     outline  –         –     –    –
        GET /referrals/{id}                                 own         own      all     all     outline  –         –     –    –
        POST /referrals/{id}/matching                       –           –        all     all     –        –         –     –    –
        POST /referrals/{id}/lapsing                        –           –        all     all     –        –         –     –    –
        GET /journal                                        –           –        –       –       –        –         –     all  –
        GET /journal/{position}/proof                       –           –        –       –       –        –         –     all  –
        GET /journal/checkpoints                            any         any      any     any     any      any       any   any  any
        GET /journal/checkpoints/consistency                any         any      any     any     any      any       any   any  any
        GET /journal/keys                                   any         any      any     any     any      any       any   any  any
        GET /journal/export                                 –           –        –       –       –        –         –     all  –
        GET /journal/breach-file                            –           –        –       –       –        –         –     all  –
        """;
}

using Dapper;
using Npgsql;

namespace Liaison.Server.Data;

/// <summary>The two roles on PostgreSQL: the owner of the tables, who migrates, and the service, which row security binds.</summary>
public static class PostgresRoles
{
    private sealed record Powers
    {
        public required bool Superuser { get; init; }
        public required bool BypassesRowSecurity { get; init; }
        public required bool OwnsTables { get; init; }
    }

    /// <summary>Gives the service what it needs and no more: it deletes nothing but what can no longer be repeated, by what a case is no longer
    /// found, and tables that were brought in, and of the
    /// journal it changes only what expires.</summary>
    public static void Grant(NpgsqlConnection owner, string service)
    {
        owner.Execute("SELECT set_config('liaison.service', @service, false)", new { service });
        owner.Execute("""
            DO $do$
            DECLARE
                service text := current_setting('liaison.service');
                known text;
            BEGIN
                EXECUTE format('GRANT USAGE ON SCHEMA public TO %I', service);
                FOR known IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
                    EXECUTE format('REVOKE ALL ON %I FROM %I', known, service);
                    EXECUTE format('GRANT SELECT ON %I TO %I', known, service);
                    IF known = 'schemaversions' THEN
                        CONTINUE;
                    END IF;
                    EXECUTE format('GRANT INSERT ON %I TO %I', known, service);
                    IF known NOT LIKE 'journal\_%' THEN
                        EXECUTE format('GRANT UPDATE ON %I TO %I', known, service);
                    END IF;
                END LOOP;
                EXECUTE format('GRANT DELETE ON idempotency, case_token, case_import, case_import_row, access_request_person, access_request_mask TO %I', service);
                EXECUTE format('GRANT UPDATE (by_key, payload, salt) ON journal_entry TO %I', service);
            END
            $do$
            """);
    }

    /// <summary>Makes sure that row security binds the role of the service.</summary>
    /// <exception cref="StorageException">It would not.</exception>
    public static async Task MustBind(PostgresDatabase server)
    {
        var powers = await server.Read(Reach.None, link => link.Find<Powers>("""
            SELECT rolsuper AS superuser, rolbypassrls AS bypasses_row_security, EXISTS (SELECT 1 FROM pg_class
                WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND pg_has_role(relowner, 'USAGE')) AS owns_tables
            FROM pg_roles WHERE rolname = current_user
            """));
        var why = powers switch
        {
            { Superuser: true } => "is a superuser",
            { BypassesRowSecurity: true } => "bypasses row security",
            { OwnsTables: true } => "owns the tables",
            _ => null,
        };
        if (why is not null)
            throw new StorageException($"The role '{server.Role}' {why}, so row security would not bind the service: "
                + "Storage:ConnectionString needs a role that only uses the tables.");
    }
}

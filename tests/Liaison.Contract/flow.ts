// What an integrator would write: an association requests a meeting with a case, the office schedules it, the association reads the agenda.
import assert from "node:assert/strict";
import createClient from "openapi-fetch";
import type { components, paths } from "./generated/api.js";

type Visitor = "association" | "otherAssociation" | "officeAgent";
type Step = readonly [name: string, step: () => Promise<void>];

/** The steps in their order, each building on those before. */
export function steps(address: string, keys: Record<Visitor, string>): Step[] {
  const as = (visitor: Visitor) => createClient<paths, "application/json" | "application/problem+json">({
    baseUrl: address, headers: { Authorization: `Bearer ${keys[visitor]}`, "Accept-Language": "en" },
  });
  const [association, stranger, office] = [as("association"), as("otherAssociation"), as("officeAgent")];
  let caseId = "";
  let request: components["schemas"]["MeetingRequest"];
  let meetingId = "";

  return [
    ["an association opens a case", async () => {
      const { data, response } = await association.POST("/api/v1/cases", {
        body: { persons: [{ familyName: "Exemple", givenNames: "Personne", birthYear: 1980, nationalities: ["GE"], minor: false }] },
      });
      assert.equal(response.status, 201);
      assert.ok(data);
      caseId = data.id;
    }],
    ["it requests a meeting with the case", async () => {
      const { data, error } = await association.POST("/api/v1/meeting-requests", {
        body: {
          kind: "technical", subject: "Situation d'une famille", contact: { name: "Nom Exemple", email: "contact@example.org" },
          cases: [{ caseId, question: "Convocation pour déposer une demande ?" }],
        },
      });
      assert.ok(data, JSON.stringify(error));
      assert.equal(data.status, "submitted");
      request = data;
    }],
    ["the office schedules it", async () => {
      const { data, error } = await office.POST("/api/v1/meeting-requests/{id}/scheduling", {
        params: { path: { id: request.id } },
        body: { startsAt: "2018-01-16T14:30", durationMinutes: 120, place: "Préfecture, salle Exemple" },
      });
      assert.ok(data, JSON.stringify(error));
      assert.equal(data.status, "scheduled");
      assert.ok(data.meetingId);
      meetingId = data.meetingId;
    }],
    ["the association reads its case on the agenda", async () => {
      const { data } = await association.GET("/api/v1/meetings/{id}/agenda", { params: { path: { id: meetingId } } });
      assert.deepEqual(data?.items.map(item => [item.caseId, item.status]), [[caseId, "proposed"]]);
    }],
    ["another association is told that there is nothing, by a code that the types know", async () => {
      const { error, response } = await stranger.GET("/api/v1/meetings/{id}/agenda", { params: { path: { id: meetingId } } });
      assert.equal(response.status, 404);
      assert.equal(response.headers.get("Content-Type"), "application/problem+json");
      assert.equal(error?.code, "not_found" satisfies NonNullable<typeof error>["code"]);
      // @ts-expect-error No refusal of this operation has this code.
      assert.notEqual(error?.code, "audience.case_not_allowed" satisfies NonNullable<typeof error>["code"]);
    }],
    ["a field at fault is named, and so is the state that forbids a step", async () => {
      const empty = await association.POST("/api/v1/meeting-requests", {
        body: { kind: "technical", subject: "", contact: { name: "Nom Exemple" } },
      });
      assert.equal(empty.error?.code, "content.invalid");
      assert.equal(empty.error?.errors?.["subject"]?.[0]?.code, "text.required");
      const again = await office.POST("/api/v1/meeting-requests/{id}/refusal", {
        params: { path: { id: request.id } }, body: { reason: "Motif exemple" },
      });
      assert.equal(again.response.status, 409);
      assert.equal(again.error?.code, "meeting_request.step_not_allowed");
    }],
  ];
}

import { invitationRoutes, teamRoutes } from "../routes/team-routes.ts";
import { createInvitationService } from "../services/invitation-service.ts";
import { createTeamService } from "../services/team-service.ts";
import type { Ground } from "./part.ts";

type Needs = Pick<Ground, "store" | "businesses" | "config" | "accountMails">;

/** Several people who work on one business. */
export function composeTeam({ store, businesses, config: { publicUrl }, accountMails: mails }: Needs) {
  const team = createTeamService({ store, businesses });
  const invitations = createInvitationService({ store, businesses, mails, publicUrl });
  return {
    routes: [teamRoutes(team), invitationRoutes(invitations)],
    requirePermissions: team.requirePermissions,
  };
}

import type { Connection } from "@handbill/contracts";
import { expect, test, vi } from "vitest";
import { connectionsQuery } from "../../api/connections.ts";
import { renderInBusiness } from "../../test-support/in-business.tsx";
import type { Piece } from "../piece.ts";
import { ByChoice } from "./by-choice.tsx";

const AT = "2027-07-15T09:02:00.000000Z";
const shop: Connection = {
  id: "0199f0a0-0000-7000-8000-00000000000a",
  kind: "webhook",
  name: "Our shop",
  channels: ["instagram"],
  settings: {},
  hints: {},
  offReason: null,
  checked: null,
  createdAt: AT,
  updatedAt: AT,
};
const piece: Piece = {
  id: "0199f0a0-0000-7000-8000-00000000000b",
  channel: "instagram",
  status: "approved",
  topic: "Warm at seven",
  version: 1,
  scheduledOn: null,
  scheduledAt: null,
};

const shown = (
  change: Partial<Piece>,
  connections: Connection[],
  onChoose: (connectionId: string | null) => void = () => undefined,
) =>
  renderInBusiness(
    <ByChoice piece={{ ...piece, ...change }} chosen={undefined} onChoose={onChoose} />,
    (client, businessId) => {
      const { queryKey } = connectionsQuery(businessId);
      client.setQueryDefaults(queryKey, { staleTime: Infinity });
      client.setQueryData(queryKey, connections);
    },
  );

test("a piece goes out by the connection that has its channel, unless its owner takes it in hand", async () => {
  const onChoose = vi.fn<(connectionId: string | null) => void>();
  const screen = await shown({}, [shop], onChoose);
  await expect.element(screen.getByRole("radio", { name: /Our shop/ })).toBeChecked();
  await screen.getByRole("radio", { name: /By hand/ }).click();
  expect(onChoose).toHaveBeenCalledWith(null);
});

test("what was scheduled by hand stays so, and where nothing takes it there is no choice", async () => {
  const screen = await shown({ status: "scheduled", connectionId: null }, [shop]);
  await expect.element(screen.getByRole("radio", { name: /By hand/ })).toBeChecked();
  const none = await shown({}, [{ ...shop, offReason: "You switched it off." }]);
  await expect.element(none.getByText(/Handbill reminds you here/)).toBeVisible();
});

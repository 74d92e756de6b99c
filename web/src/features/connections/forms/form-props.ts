import type { ConnectionCreate } from "@handbill/contracts";

/** What every form of a kind is given. */
export type ConnectionFormProps = {
  isBusy: boolean;
  /** Why it could not be connected. */
  problem: string | undefined;
  onConnect: (connection: ConnectionCreate) => void;
  onClose: () => void;
};

import { Checkbox, CheckboxGroup } from "../../ui/checkbox.tsx";
import type { PrefillProposal } from "@handbill/contracts";
import { messages } from "./found-messages.ts";
import type { Found } from "./found.ts";

/** As a line to choose: what it is, and where it stands. */
const describeProposal = ({ field, value, price, source }: PrefillProposal): { text: string; source: string } => ({
  text: messages.found.line(field, price ? `${value}, ${price}` : value),
  source: messages.found.sources[source],
});

type FoundListProps = { found: Found; taken: readonly string[]; onChange: (taken: string[]) => void };

/** What the website said besides: all of it is taken but what the owner unticks. */
export const FoundList = ({ found, taken, onChange }: FoundListProps) => (
  <CheckboxGroup label={messages.found.label} hint={messages.found.hint}>
    {found.proposals.map((proposal) => {
      const { text, source } = describeProposal(proposal);
      return (
        <Checkbox
          key={`${proposal.field} ${proposal.value}`}
          isSelected={taken.includes(proposal.value)}
          onChange={(isTaken) =>
            onChange(isTaken ? [...taken, proposal.value] : taken.filter((value) => value !== proposal.value))
          }
        >
          <span dir="auto" className="block wrap-anywhere">
            {text}
          </span>
          <span className="block text-sm text-muted">{source}</span>
        </Checkbox>
      );
    })}
  </CheckboxGroup>
);

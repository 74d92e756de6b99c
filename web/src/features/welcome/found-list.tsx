import { Checkbox, CheckboxGroup } from "../../ui/checkbox.tsx";
import { describeProposal, type Found } from "./found.ts";
import { messages } from "./messages.ts";

type FoundListProps = { found: Found; taken: readonly string[]; onChange: (taken: string[]) => void };

/** What the website said besides: all of it is taken but what the owner unticks. */
export const FoundList = ({ found, taken, onChange }: FoundListProps) => (
  <CheckboxGroup label={messages.found.label} description={messages.found.hint} value={[...taken]} onChange={onChange}>
    {found.proposals.map((proposal) => {
      const { text, source } = describeProposal(proposal);
      return (
        <Checkbox key={`${proposal.field} ${proposal.value}`} value={proposal.value}>
          <span dir="auto" className="block wrap-anywhere">
            {text}
          </span>
          <span className="block text-sm text-muted">{source}</span>
        </Checkbox>
      );
    })}
  </CheckboxGroup>
);

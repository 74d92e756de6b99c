import type { ReactNode } from "react";
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from "react-aria-components/Tabs";

type TabsProps<Id extends string> = {
  label: string;
  tabs: readonly { id: Id; title: ReactNode; content: ReactNode }[];
  selected: Id;
  onSelect: (id: Id) => void;
};

/** Views of one thing, one at a time. Arrow keys move between the tabs. */
export function Tabs<Id extends string>({ label, tabs, selected, onSelect }: TabsProps<Id>) {
  return (
    <AriaTabs
      selectedKey={selected}
      onSelectionChange={(key) => {
        const tab = tabs.find(({ id }) => id === key);
        if (tab) onSelect(tab.id);
      }}
    >
      <TabList aria-label={label} className="flex gap-1 overflow-x-auto border-b border-line" data-scroll-x>
        {tabs.map(({ id, title }) => (
          <Tab
            key={id}
            id={id}
            className="tap -mb-px flex cursor-default items-center gap-2 border-b-2 border-transparent px-3 py-2 text-sm font-medium whitespace-nowrap text-muted data-hovered:text-ink data-selected:border-accent data-selected:text-ink data-focus-visible:outline-offset-[-2px]"
          >
            {title}
          </Tab>
        ))}
      </TabList>
      {tabs.map(({ id, content }) => (
        <TabPanel key={id} id={id} className="pt-4">
          {content}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}

import { type HostedPage, type HostedPageUpdate, PAGE_COLORS, type PageColor } from "@handbill/contracts";
import { Card } from "../../ui/card.tsx";
import { Checkbox } from "../../ui/checkbox.tsx";
import { ChoiceCards } from "../../ui/choice-cards.tsx";
import { SavedField } from "../../ui/saved-field.tsx";
import { messages as words } from "./messages.ts";

/** As on the page itself, by day: the owner chooses with her eyes. */
const SHADES: Record<PageColor, string> = {
  ink: "oklch(0.3 0.012 80)",
  forest: "oklch(0.45 0.085 152)",
  ocean: "oklch(0.45 0.105 242)",
  plum: "oklch(0.45 0.115 318)",
  rust: "oklch(0.45 0.125 42)",
  rose: "oklch(0.45 0.145 8)",
};

const colors = PAGE_COLORS.map((id) => ({
  id,
  title: words.colors[id],
  icon: <span className="mt-0.5 size-5 shrink-0 rounded-full" style={{ backgroundColor: SHADES[id] }} aria-hidden />,
}));

type TextKey = "headline" | "intro" | "slug" | "email" | "phone" | "imprint";
type PageFormProps = {
  page: HostedPage;
  /** Resolves to why it could not be kept; undefined when it was. */
  onSave: (change: HostedPageUpdate) => Promise<string | undefined>;
  onPress: (change: HostedPageUpdate) => void;
};

/** Everything that the page says and shows. Each change is kept by itself. */
export function PageForm({ page, onSave, onPress }: PageFormProps) {
  const field = (key: TextKey) => ({ value: page[key], onSave: (value: string) => onSave({ [key]: value.trim() }) });
  return (
    <div className="grid gap-4 md:gap-6">
      <Card title={words.words}>
        <div className="grid gap-4">
          <SavedField label={words.headline} hint={words.headlineHint} {...field("headline")} />
          <SavedField label={words.intro} hint={words.introHint} isLong {...field("intro")} />
          <SavedField
            label={words.slug}
            hint={words.slugHint(page.url.slice(0, page.url.length - page.slug.length))}
            {...field("slug")}
          />
        </div>
      </Card>
      <Card title={words.shows}>
        <div className="grid gap-4">
          <ChoiceCards
            legend={words.color}
            choices={colors}
            columns={3}
            isTight
            value={page.color}
            onChange={(color) => onPress({ color })}
          />
          <Checkbox isSelected={page.showOffers} onChange={(showOffers) => onPress({ showOffers })}>
            {words.showOffers} <span className="text-muted">· {words.showOffersText}</span>
          </Checkbox>
          <Checkbox isSelected={page.showFacts} onChange={(showFacts) => onPress({ showFacts })}>
            {words.showFacts} <span className="text-muted">· {words.showFactsText}</span>
          </Checkbox>
        </div>
      </Card>
      <Card title={words.reach}>
        <div className="grid gap-4">
          <p className="text-sm text-muted">{words.reachText}</p>
          <div className="grid gap-4 sm:grid-cols-2">
            <SavedField label={words.email} type="email" {...field("email")} />
            <SavedField label={words.phone} type="tel" {...field("phone")} />
          </div>
          <SavedField label={words.imprint} hint={words.imprintHint} isLong {...field("imprint")} />
        </div>
      </Card>
    </div>
  );
}

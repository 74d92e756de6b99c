import { useState } from "react";
import { useActiveBusiness } from "../../api/businesses.ts";
import { Card } from "../../ui/card.tsx";
import { ChoiceCards } from "../../ui/choice-cards.tsx";
import { canNotify, isNotifyBlocked, setNotify, wantsNotify } from "../../ui/notify.ts";
import { PageHeader } from "../../ui/page-header.tsx";
import { density, DENSITIES, theme, THEMES, useDensity, useTheme } from "../../ui/theme.ts";
import { useInBrowser } from "../../ui/use-in-browser.ts";
import { useKeySetting } from "../../ui/use-key-setting.ts";
import { useMedia } from "../../ui/use-media.ts";
import { messages } from "./messages.ts";
import { Toggle } from "../../ui/toggle.tsx";

const words = messages.appearance;

const themes = THEMES.map((id) => ({ id, title: words.themes[id].title, text: words.themes[id].text }));
const densities = DENSITIES.map((id) => ({
  id,
  title: words.densities[id].title,
  text: words.densities[id].text,
}));

const Looks = () => (
  <Card>
    <div className="grid gap-6">
      <ChoiceCards legend={words.theme} choices={themes} columns={3} value={useTheme()} onChange={theme.set} />
      <ChoiceCards legend={words.density} choices={densities} value={useDensity()} onChange={density.set} />
    </div>
  </Card>
);

function Keys() {
  const { isOn, change } = useKeySetting();
  return (
    <Card title={words.keys}>
      <div className="grid gap-3">
        <Toggle label={words.singleKeys} text={words.singleKeysText} isOn={isOn} onChange={change} />
        <p className="text-sm text-muted">{words.palette}</p>
      </div>
    </Card>
  );
}

function Notify() {
  const [isOn, setIsOn] = useState(wantsNotify);
  const isInBrowser = useInBrowser();
  const [isRefused, setIsRefused] = useState(isNotifyBlocked);
  const change = async (on: boolean): Promise<void> => {
    setIsOn(await setNotify(on));
    setIsRefused(isNotifyBlocked());
  };
  const isAble = !isInBrowser || canNotify();
  const isBlocked = isInBrowser && isRefused;
  const text = isAble ? (isBlocked ? words.notifyBlocked : words.notifyText) : words.notifyCannot;
  return (
    <Card title={words.notify}>
      <Toggle
        label={words.notifyOn}
        text={text}
        isOn={isOn}
        isDisabled={!isAble || isBlocked}
        onChange={(on) => void change(on)}
      />
    </Card>
  );
}

function Motion() {
  const isLess = useMedia("(prefers-reduced-motion: reduce)");
  return (
    <Card title={words.motion}>
      <p>{words.motionText}</p>
      <p className="mt-1 text-sm text-muted">{isLess ? words.motionLess : words.motionAll}</p>
    </Card>
  );
}

/** How the studio looks and acts on this device. */
export function AppearancePage() {
  const { name } = useActiveBusiness();
  return (
    <>
      <PageHeader title={words.title} documentTitle={`${words.title} · ${name}`} description={words.lead} />
      <div className="grid gap-4 md:gap-6">
        <Looks />
        <Keys />
        <Notify />
        <Motion />
      </div>
    </>
  );
}

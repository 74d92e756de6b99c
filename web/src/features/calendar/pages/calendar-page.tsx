import { useMemo } from "react";
import { useActiveBusiness } from "../../../api/businesses.ts";
import { clockDifference, placeOf } from "../../../scheduling/moments.ts";
import { browserLocale } from "../../../ui/locales.ts";
import { PageHeader } from "../../../ui/page-header.tsx";
import { Section } from "../../../ui/section.tsx";
import { useInBrowser } from "../../../ui/use-in-browser.ts";
import { useMedia } from "../../../ui/use-media.ts";
import { CalendarSkeleton } from "../components/calendar-skeleton.tsx";
import { CalendarToolbar, periodName } from "../components/calendar-toolbar.tsx";
import { CalendarView } from "../components/calendar-view.tsx";
import { messages } from "../messages.ts";
import { useCalendarSearch } from "../use-calendar-search.ts";
import { useStepKeys, useSteps } from "../use-steps.ts";
import { firstWeekday } from "../view/days.ts";

/** Whose clock the times are by, and how that of this device differs, which the server that paints the page does not know. */
function useZoneWords(business: string): string {
  const device = useInBrowser() ? browserLocale().timezone : business;
  const difference = clockDifference(business, device);
  const times = messages.timesIn(placeOf(business));
  return difference === null ? times : `${times} ${messages.deviceDiffers(placeOf(device), difference)}`;
}

/** When everything goes out, of all campaigns and channels at once. */
export function CalendarPage() {
  const { language, timezone } = useActiveBusiness();
  const { search: asked, change } = useCalendarSearch();
  const isRoomy = useMedia("(min-width: 48rem)");
  const steps = useSteps();
  useStepKeys(steps);
  const first = useMemo(() => firstWeekday(language, timezone), [language, timezone]);
  const search = isRoomy ? asked : { ...asked, view: "agenda" as const };
  return (
    <>
      <PageHeader
        title={messages.title}
        documentTitle={`${messages.title}, ${periodName(search, first)}`}
        description={useZoneWords(timezone)}
      />
      <div className="grid grid-cols-1 gap-5">
        <CalendarToolbar search={search} hasViews={isRoomy} firstWeekday={first} steps={steps} onChange={change} />
        <Section errorTitle={messages.loadFailed} skeleton={<CalendarSkeleton isList={!isRoomy} />}>
          <CalendarView isRoomy={isRoomy} firstWeekday={first} />
        </Section>
      </div>
    </>
  );
}

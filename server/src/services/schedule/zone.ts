/** A few old names are known to the one calendar of the runtime and not to the other, which then knows the zone by its full name. */
export function zoneOf(timezone: string): string {
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(timezone).timeZoneId;
  } catch {
    return new Intl.DateTimeFormat("en", { timeZone: timezone }).resolvedOptions().timeZone;
  }
}

export function describeReports(reports: readonly unknown[]): string;

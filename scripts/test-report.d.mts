export function describeReport(report: unknown): string;

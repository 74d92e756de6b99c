import { AnyJob, isOfCampaign, type Job, JobText } from "@handbill/contracts";

/** What a stream of a job tells. After `onEnd` or `onBroken` nothing more comes. */
export type JobEventListener = {
  onJob(job: Job): void;
  onText(text: JobText): void;
  onEnd(job: Job): void;
  /** The stream could not be opened, or broke too often: whoever listens goes back to asking. */
  onBroken(): void;
};

type Source = {
  addEventListener(name: string, hear: (event: Event) => void): void;
  close(): void;
  readonly readyState: number;
};

/** Breaks in a row, without a word in between, after which the stream is given up. */
const MOST_BREAKS = 4;
const CLOSED = 2;

const readData = (event: Event): unknown => {
  try {
    return JSON.parse(event instanceof MessageEvent ? String(event.data) : "null");
  } catch {
    return null;
  }
};

/**
 * Follows one job over server-sent events; answers how to stop. The browser reopens a stream that broke and names the last
 * event it saw. It sends the session cookie, since an EventSource can carry no token.
 */
export function openJobEvents(
  jobId: string,
  listener: JobEventListener,
  open: (address: string) => Source = (address) => new EventSource(address),
): () => void {
  const source = open(`/api/v1/jobs/${jobId}/events`);
  let breaks = 0;
  const hear = (name: string, act: (data: unknown) => void) =>
    source.addEventListener(name, (event) => {
      breaks = 0;
      act(readData(event));
    });

  hear("job", (data) => {
    const job = AnyJob.safeParse(data);
    if (job.success && isOfCampaign(job.data)) listener.onJob(job.data);
  });
  hear("text", (data) => {
    const text = JobText.safeParse(data);
    if (text.success) listener.onText(text.data);
  });
  hear("end", (data) => {
    source.close();
    const job = AnyJob.safeParse(data);
    if (job.success && isOfCampaign(job.data)) listener.onEnd(job.data);
    else listener.onBroken();
  });
  source.addEventListener("error", () => {
    breaks += 1;
    if (source.readyState !== CLOSED && breaks < MOST_BREAKS) return;
    source.close();
    listener.onBroken();
  });
  return () => source.close();
}

const DAYS_14_IN_SECONDS = 14 * 24 * 3600;

/**
 * Where Lambda tells of changes that a consumer has given up: their place in the stream, not what they were. Each consumer has
 * somebody else who catches up with what it lost (stream.ts, jobs.ts); the queue keeps the places for whoever looks.
 */
export const lost = new sst.aws.Queue("Lost", {
  transform: { queue: { messageRetentionSeconds: DAYS_14_IN_SECONDS } },
});

/** Lambda writes there in the consumer's name. */
export const sendToLost = { actions: ["sqs:SendMessage"], resources: [lost.arn] };

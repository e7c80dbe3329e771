import { api } from "./api.ts";
import { outbox } from "./jobs.ts";
import { production } from "./stage.ts";
import { pools, poolsLost } from "./stream.ts";

/** Where alarms go; whoever is on duty subscribes. */
const duty = new aws.sns.Topic("Duty");

const alarm = (
  name: string,
  args: Omit<aws.cloudwatch.MetricAlarmArgs, "comparisonOperator" | "evaluationPeriods" | "alarmActions">,
) =>
  new aws.cloudwatch.MetricAlarm(name, {
    comparisonOperator: "GreaterThanThreshold",
    evaluationPeriods: 1,
    treatMissingData: "notBreaching",
    alarmActions: production ? [duty.arn] : [],
    ...args,
  });

alarm("ApiErrors", {
  namespace: "AWS/Lambda",
  metricName: "Errors",
  dimensions: { FunctionName: api.name },
  statistic: "Sum",
  period: 300,
  threshold: 5,
});
alarm("ApiSlow", {
  namespace: "AWS/Lambda",
  metricName: "Duration",
  dimensions: { FunctionName: api.name },
  extendedStatistic: "p99",
  period: 300,
  threshold: 5000,
});
alarm("MailsWait", {
  namespace: "AWS/Lambda",
  metricName: "Errors",
  dimensions: { FunctionName: outbox.nodes.function.name },
  statistic: "Sum",
  period: 300,
  threshold: 0,
});

// A pool that is behind shows old answers in lists, never old names: those who are shown are read again.
alarm("PoolsBehind", {
  namespace: "AWS/Lambda",
  metricName: "IteratorAge",
  dimensions: { FunctionName: pools.nodes.function.name },
  statistic: "Maximum",
  period: 300,
  threshold: 300_000,
});
alarm("PoolsLost", {
  namespace: "AWS/SQS",
  metricName: "NumberOfMessagesSent",
  dimensions: { QueueName: poolsLost.nodes.queue.name },
  statistic: "Sum",
  period: 300,
  threshold: 0,
});

new aws.budgets.Budget("Budget", {
  budgetType: "COST",
  limitAmount: production ? "300" : "50",
  limitUnit: "USD",
  timeUnit: "MONTHLY",
});

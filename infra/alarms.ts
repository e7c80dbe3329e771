import { api } from "./api.ts";
import { audit, everyDay, jobs, jobsLeft, outbox } from "./jobs.ts";
import { lost } from "./lost.ts";
import { production, region } from "./stage.ts";
import { audits, pools, poolsLost, poolsLostReader } from "./stream.ts";
import { table } from "./table.ts";

/** Where alarms go; whoever is on duty subscribes. What each of them means stands in docs/runbook.md. */
const duty = new aws.sns.Topic("Duty");
const { accountId } = await aws.getCallerIdentity();
new aws.sns.TopicPolicy("DutyFrom", {
  arn: duty.arn,
  policy: $jsonStringify({
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: { Service: ["cloudwatch.amazonaws.com", "budgets.amazonaws.com"] },
        Action: ["sns:Publish"],
        Resource: [duty.arn],
        Condition: { StringEquals: { "aws:SourceAccount": accountId } },
      },
    ],
  }),
});

const functions = {
  Api: api.name,
  Pools: pools.nodes.function.name,
  PoolsLost: poolsLostReader.nodes.function.name,
  Audits: audits.nodes.function.name,
  Jobs: jobs.nodes.function.name,
  JobsLeft: jobsLeft.nodes.function.name,
  Outbox: outbox.nodes.function.name,
  Audit: audit.nodes.function.name,
  EveryDay: everyDay.nodes.function.name,
};
const streams = { Pools: functions.Pools, Audits: functions.Audits, Jobs: functions.Jobs };
const queues = { PoolsLost: poolsLost.nodes.queue.name, Lost: lost.nodes.queue.name };

const FIVE_MINUTES_S = 300;

/** An alarm that rings when what is measured in five minutes is above the threshold. In production it reaches whoever is on duty. */
const alarm = (
  name: string,
  args: Omit<aws.cloudwatch.MetricAlarmArgs, "comparisonOperator" | "evaluationPeriods" | "alarmActions">,
) =>
  new aws.cloudwatch.MetricAlarm(name, {
    comparisonOperator: "GreaterThanThreshold",
    evaluationPeriods: 1,
    period: FIVE_MINUTES_S,
    treatMissingData: "notBreaching",
    alarmActions: production ? [duty.arn] : [],
    ...args,
  });

for (const [name, FunctionName] of Object.entries(functions))
  alarm(`${name}Errors`, {
    namespace: "AWS/Lambda",
    metricName: "Errors",
    dimensions: { FunctionName },
    statistic: "Sum",
    threshold: name === "Api" ? 5 : 0,
  });
alarm("ApiSlow", {
  namespace: "AWS/Lambda",
  metricName: "Duration",
  dimensions: { FunctionName: functions.Api },
  extendedStatistic: "p99",
  threshold: 5000,
});
// A pool that is behind shows old answers in lists, never old names: those who are shown are read again.
for (const [name, FunctionName] of Object.entries(streams))
  alarm(`${name}Behind`, {
    namespace: "AWS/Lambda",
    metricName: "IteratorAge",
    dimensions: { FunctionName },
    statistic: "Maximum",
    threshold: 300_000,
  });
for (const [name, QueueName] of Object.entries(queues))
  alarm(`${name}Told`, {
    namespace: "AWS/SQS",
    metricName: "NumberOfMessagesSent",
    dimensions: { QueueName },
    statistic: "Sum",
    threshold: 0,
  });
alarm("TableThrottles", {
  namespace: "AWS/DynamoDB",
  metricName: "ReadThrottleEvents",
  dimensions: { TableName: table.name },
  statistic: "Sum",
  threshold: 0,
});

/** One row a question: is it answered, is it fast, does it keep up, has anything been given up, what does the table do. */
const rows = [
  { title: "Errors", of: functions, namespace: "AWS/Lambda", metric: "Errors", dimension: "FunctionName", stat: "Sum" },
  {
    title: "Duration, p99 (ms)",
    of: functions,
    namespace: "AWS/Lambda",
    metric: "Duration",
    dimension: "FunctionName",
    stat: "p99",
  },
  {
    title: "At once",
    of: functions,
    namespace: "AWS/Lambda",
    metric: "ConcurrentExecutions",
    dimension: "FunctionName",
    stat: "Maximum",
  },
  {
    title: "Behind (ms)",
    of: streams,
    namespace: "AWS/Lambda",
    metric: "IteratorAge",
    dimension: "FunctionName",
    stat: "Maximum",
  },
  {
    title: "Given up",
    of: queues,
    namespace: "AWS/SQS",
    metric: "NumberOfMessagesSent",
    dimension: "QueueName",
    stat: "Sum",
  },
  {
    title: "Read units",
    of: { Table: table.name },
    namespace: "AWS/DynamoDB",
    metric: "ConsumedReadCapacityUnits",
    dimension: "TableName",
    stat: "Sum",
  },
  {
    title: "Write units",
    of: { Table: table.name },
    namespace: "AWS/DynamoDB",
    metric: "ConsumedWriteCapacityUnits",
    dimension: "TableName",
    stat: "Sum",
  },
];
new aws.cloudwatch.Dashboard("Dashboard", {
  dashboardName: `passa-${$app.stage}`,
  dashboardBody: $jsonStringify({
    widgets: rows.map(({ title, of, namespace, metric, dimension, stat }, at) => ({
      type: "metric",
      x: (at % 2) * 12,
      y: Math.floor(at / 2) * 6,
      width: 12,
      height: 6,
      properties: {
        title,
        region,
        stat,
        period: FIVE_MINUTES_S,
        metrics: Object.entries(of).map(([label, name]) => [namespace, metric, dimension, name, { label }]),
      },
    })),
  }),
});

new aws.budgets.Budget("Budget", {
  budgetType: "COST",
  limitAmount: production ? "300" : "50",
  limitUnit: "USD",
  timeUnit: "MONTHLY",
  notifications: [
    {
      comparisonOperator: "GREATER_THAN",
      notificationType: "FORECASTED",
      threshold: 100,
      thresholdType: "PERCENTAGE",
      subscriberSnsTopicArns: [duty.arn],
    },
  ],
});

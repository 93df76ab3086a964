using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;

namespace Swarm.GitHub;

/// <summary>Which failures are tried again: three tries in all, pauses that double, with jitter.</summary>
internal static partial class Tries
{
    private const int Repetitions = 2;

    /// <summary>For requests that may arrive twice: any break and any server fault.</summary>
    public static ResiliencePipeline<Attempt> Repeatable(TimeProvider time, TimeSpan delay, ILogger log) =>
        Build(time, delay, log, IsBroken);

    /// <summary>For requests that create something: only where the connection never stood.</summary>
    public static ResiliencePipeline<Attempt> OnlyUnsent(TimeProvider time, TimeSpan delay, ILogger log) =>
        Build(time, delay, log, (outcome, _) => Failure.IsUnsent(outcome.Exception));

    private static ResiliencePipeline<Attempt> Build(TimeProvider time, TimeSpan delay, ILogger log, Func<Outcome<Attempt>, CancellationToken, bool> again)
    {
        var options = new RetryStrategyOptions<Attempt>
        {
            MaxRetryAttempts = Repetitions,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = delay,
            ShouldHandle = arguments => ValueTask.FromResult(again(arguments.Outcome, arguments.Context.CancellationToken)),
            OnRetry = arguments =>
            {
                Log.Again(log, arguments.AttemptNumber + 1, arguments.RetryDelay, Reason(arguments.Outcome));
                return ValueTask.CompletedTask;
            },
        };
        return new ResiliencePipelineBuilder<Attempt> { TimeProvider = time }.AddRetry(options).Build();
    }

    private static bool IsBroken(Outcome<Attempt> outcome, CancellationToken cancellationToken) =>
        outcome.Exception is { } fault ? Failure.IsOfTheWire(fault, cancellationToken) : outcome.Result!.Answer.IsServerFault;

    private static string Reason(Outcome<Attempt> outcome) =>
        outcome.Exception?.GetType().Name ?? $"status {(int)outcome.Result!.Answer.Status}";

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "GitHub did not answer try {Attempt} ({Reason}); again in {Pause}.")]
        public static partial void Again(ILogger log, int attempt, TimeSpan pause, string reason);
    }
}

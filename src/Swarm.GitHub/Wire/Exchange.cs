using System.Net;
using Microsoft.Extensions.Logging;
using Polly;

namespace Swarm.GitHub;

/// <summary>
/// Brings a request to an answer: waits for limits (which is no try), renews a refused token once,
/// repeats what may be repeated, and says plainly when it cannot know.
/// </summary>
internal sealed partial class Exchange(Wire wire, TimeProvider time, GitHubAppOptions options, ILogger log)
{
    private readonly ResiliencePipeline<Attempt> repeatable = Tries.Repeatable(time, options.RetryDelay, log);
    private readonly ResiliencePipeline<Attempt> once = Tries.OnlyUnsent(time, options.RetryDelay, log);

    /// <exception cref="GitHubUnavailableException">Every try failed, or nothing could be sent.</exception>
    /// <exception cref="GitHubNotSentException">The request's patience ended while it waited.</exception>
    /// <exception cref="GitHubUncertainException">The request may have been carried out.</exception>
    public async Task<WireAnswer> SendAsync(Lane lane, WireRequest request, CancellationToken cancellationToken)
    {
        var renewed = false;
        for (var refusals = 0; ;)
        {
            var attempt = await TryAsync(lane, request, cancellationToken);
            lane.Note(attempt.Answer);
            if (attempt.Answer.Status == HttpStatusCode.Unauthorized && !renewed && lane.Drop(attempt))
            {
                renewed = true;
                continue;
            }
            if (RateLimit.Pause(attempt.Answer, time.GetUtcNow(), options.LimitSilence, refusals) is not { } pause) return attempt.Answer;
            Log.Waiting(log, lane.Audience, pause, request.Method.Method, request.Url.AbsolutePath);
            lane.Gate.Close(pause);
            refusals++;
        }
    }

    private async Task<Attempt> TryAsync(Lane lane, WireRequest request, CancellationToken cancellationToken)
    {
        var pipeline = request.Repeatable ? repeatable : once;
        try
        {
            var attempt = await pipeline.ExecuteAsync((call, token) => OnceAsync(call.lane, call.request, token), (lane, request), cancellationToken);
            return attempt.Answer.IsServerFault ? throw Failure.Of(request, attempt.Answer.Status) : attempt;
        }
        catch (Exception fault) when (Failure.IsOfTheWire(fault, cancellationToken))
        {
            throw Failure.Of(request, fault);
        }
    }

    private async ValueTask<Attempt> OnceAsync(Lane lane, WireRequest request, CancellationToken cancellationToken)
    {
        // Who is shut out learns it here, before a turn that others wait for is taken.
        if (request.CountsAsContent) await lane.BearerAsync(cancellationToken);
        await lane.PassAsync(request, cancellationToken);
        // The one that is used is fetched after all waiting, for it may expire meanwhile.
        var begun = time.GetUtcNow();
        var bearer = await lane.BearerAsync(cancellationToken);
        if (request.CountsAsContent && request.Order.Before is { } before) await before(cancellationToken);
        var answer = await wire.SendAsync(request, lane.Audience, bearer, cancellationToken);
        return new Attempt(answer, bearer, time.GetUtcNow() - begun);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "GitHub limits {Audience}: silent for {Pause}, then {Method} {Path} again.")]
        public static partial void Waiting(ILogger log, string audience, TimeSpan pause, string method, string path);
    }
}

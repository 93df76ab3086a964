using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Swarm.GitHub;

/// <summary>GraphQL over one lane, for the few things REST cannot do.</summary>
internal sealed class GraphClient(Exchange exchange, Lane lane, Uri url, WriteOrder order)
{
    /// <summary>The same way, waiting otherwise.</summary>
    public GraphClient In(WriteOrder other) => new(exchange, lane, url, other with { Before = order.Before });


    /// <summary>
    /// Reads <c>data</c>. An error beside data is judged by the shape: what it left null must be nullable there.
    /// </summary>
    public async Task<T> QueryAsync<T>(GraphRequest request, JsonTypeInfo<GraphAnswer<T>> shape, CancellationToken cancellationToken) where T : class
    {
        var (url, answer) = await SendAsync(request, shape, content: false, cancellationToken);
        return answer.Data ?? throw Refusal(url, answer.Errors);
    }

    /// <summary>Runs one mutation; those of the product may all arrive twice.</summary>
    public async Task MutateAsync(GraphRequest request, CancellationToken cancellationToken)
    {
        var (url, answer) = await SendAsync(request, GitHubJson.Default.GraphAnswerJsonElement, content: true, cancellationToken);
        if (answer.Errors is { Count: > 0 }) throw Refusal(url, answer.Errors);
    }

    private async Task<(Uri Url, T Answer)> SendAsync<T>(GraphRequest request, JsonTypeInfo<T> shape, bool content, CancellationToken cancellationToken)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(request, GitHubJson.Default.GraphRequest);
        var wired = new WireRequest(HttpMethod.Post, url) { Body = body, CountsAsContent = content, Order = order };
        var answer = await exchange.SendAsync(lane, wired, cancellationToken);
        return (answer.Url, Answers.Read(answer, shape));
    }

    private static GitHubRefusedException Refusal(Uri url, IReadOnlyList<GraphError>? errors)
    {
        var all = (errors ?? []).Select(error => error.Type is null ? error.Message : $"{error.Type}: {error.Message}").ToArray();
        return new GitHubRefusedException(System.Net.HttpStatusCode.OK, all.FirstOrDefault() ?? "no data", all, url);
    }
}

using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Swarm.Benchmarks.Report;

namespace Swarm.Benchmarks.Road;

/// <summary>How fast signed webhooks are taken and stored.</summary>
internal static class WebhookMeasure
{
    public const int Connections = 32;

    /// <summary>Bytes of one payload.</summary>
    public const int PayloadSize = 11_800;

    public static async Task<IReadOnlyList<Row>> TakeAsync(BenchStage bench, int requests, CancellationToken ct)
    {
        using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = Connections, UseProxy = false });
        var payload = Payload();
        var signature = "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(bench.WebhookSecret), payload));
        await SendAllAsync(http, bench.Stage.Node.WebhookAddress, payload, signature, requests / 4, ct);
        await bench.RestAsync(ct);
        var started = Stopwatch.GetTimestamp();
        var taken = await SendAllAsync(http, bench.Stage.Node.WebhookAddress, payload, signature, requests, ct);
        var rate = requests / Stopwatch.GetElapsedTime(started).TotalSeconds;
        return [Row.Times($"webhook receipt ({rate:0} requests/s, p99 {taken.Percentile(0.99):0} ms)", Row.NoTarget, taken)];
    }

    private static async Task<Series> SendAllAsync(HttpClient http, Uri address, byte[] payload, string signature, int requests, CancellationToken ct)
    {
        var taken = new ConcurrentBag<double>();
        var options = new ParallelOptions { MaxDegreeOfParallelism = Connections, CancellationToken = ct };
        await Parallel.ForAsync(0, requests, options, async (_, token) =>
        {
            var started = Stopwatch.GetTimestamp();
            await SendAsync(http, address, payload, signature, token);
            taken.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        });
        return new Series([.. taken]);
    }

    private static async Task SendAsync(HttpClient http, Uri address, byte[] payload, string signature, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(payload) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add("X-Hub-Signature-256", signature);
        request.Headers.Add("X-GitHub-Delivery", Guid.NewGuid().ToString());
        // An event that the app stores and acknowledges and does nothing with.
        request.Headers.Add("X-GitHub-Event", "star");
        using var answer = await http.SendAsync(request, ct);
        if (answer.StatusCode != HttpStatusCode.Accepted) throw new InvalidOperationException($"A webhook was answered with {(int)answer.StatusCode}.");
    }

    private static byte[] Payload()
    {
        const string Begin = "{\"action\":\"created\",\"text\":\"";
        return Encoding.UTF8.GetBytes(Begin + new string('x', PayloadSize - Begin.Length - 2) + "\"}");
    }
}

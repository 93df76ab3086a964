using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Swarm.Benchmarks.Road;

namespace Swarm.Benchmarks.Intake;

/// <summary>As many of the largest bodies as there are connections, all at once: what they cost the server in memory.</summary>
internal static class LargeBodies
{
    private const int Size = 25 * 1024 * 1024;

    public static async Task<string> MeasureAsync(string data, ServedApp app, CancellationToken ct)
    {
        await using var serve = await ServeProcess.StartAsync(data, app.Settings, ct);
        var before = serve.Resident();
        var begun = Stopwatch.GetTimestamp();
        var answers = await SendAsync(serve.Address, app.Secret, ct);
        var took = Stopwatch.GetElapsedTime(begun);
        return $"{answers.Count} bodies of {Size / 1024 / 1024} MiB at once: {answers.Count(each => each == HttpStatusCode.Accepted)} taken in {took.TotalSeconds:0.0} s; resident {before:0} MB before, {serve.Peak():0} MB at the most.";
    }

    private static async Task<IReadOnlyList<HttpStatusCode>> SendAsync(Uri server, string secret, CancellationToken ct)
    {
        var body = new byte[Size];
        body.AsSpan().Fill((byte)'x');
        body[0] = body[^1] = (byte)'"';
        var signature = "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body));
        using var http = new HttpClient { Timeout = TimeSpan.FromMinutes(2) };
        return await Task.WhenAll(Enumerable.Range(0, LoadGenerator.Connections).Select(async _ =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(server, "api/github/webhooks")) { Content = new ByteArrayContent(body) };
            request.Headers.Add("X-GitHub-Delivery", Guid.NewGuid().ToString());
            request.Headers.Add("X-GitHub-Event", "ping");
            request.Headers.Add("X-Hub-Signature-256", signature);
            using var answer = await http.SendAsync(request, ct);
            return answer.StatusCode;
        }));
    }
}

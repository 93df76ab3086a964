using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Swarm.Benchmarks.Road;

namespace Swarm.Benchmarks.Fuzz;

/// <summary>Bad webhooks for the running receiver: bodies of every kind, rightly and wrongly signed, under good and bad headers.</summary>
internal static class HttpFuzz
{
    private const int Connections = 16;

    private static readonly HttpStatusCode[] Clear = [HttpStatusCode.Accepted, HttpStatusCode.BadRequest, HttpStatusCode.Unauthorized, HttpStatusCode.RequestEntityTooLarge];

    /// <returns>How many answers were not clear, and taken deliveries that are not in the store.</returns>
    public static async Task<int> RunAsync(int seed, int inputs, TextWriter output, CancellationToken ct)
    {
        var folder = Directory.CreateTempSubdirectory("swarm-fuzz-").FullName;
        try
        {
            await using var bench = await BenchStage.StartAsync(folder, ct);
            return await SendAsync(bench, seed, inputs, output, ct);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<int> SendAsync(BenchStage bench, int seed, int inputs, TextWriter output, CancellationToken ct)
    {
        string[] names = [.. Swarm.GitHub.WebhookReader.Events.Keys.Order(StringComparer.Ordinal), "star"];
        var mutators = names.ToDictionary(name => name, name => new Mutator(FuzzSeeds.Webhooks(name)));
        using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = Connections, UseProxy = false });
        var answers = new ConcurrentDictionary<HttpStatusCode, int>();
        var taken = new ConcurrentBag<Guid>();
        var began = Stopwatch.GetTimestamp();
        await Parallel.ForAsync(0, inputs, new ParallelOptions { MaxDegreeOfParallelism = Connections, CancellationToken = ct }, async (i, token) =>
        {
            var number = unchecked((seed * 1_000_003) + i);
            var random = new Random(number);
            var name = names[random.Next(names.Length)];
            using var request = Request(bench, mutators[name].Make(number), name, random);
            using var answer = await http.SendAsync(request, token);
            answers.AddOrUpdate(answer.StatusCode, 1, (_, count) => count + 1);
            // As it was sent: a spoilt id may be one all the same.
            if (answer.StatusCode == HttpStatusCode.Accepted) taken.Add(Guid.Parse(request.Headers.GetValues("X-GitHub-Delivery").Single()));
        });
        var missing = await bench.Store.UnknownDeliveriesAsync([.. taken], ct);
        var unclear = answers.Where(pair => !Clear.Contains(pair.Key)).Sum(pair => pair.Value);
        using var me = Process.GetCurrentProcess();
        await output.WriteLineAsync($"\nreceiver: {inputs} requests in {Stopwatch.GetElapsedTime(began).TotalSeconds:0} s: {string.Join(", ", answers.OrderBy(pair => pair.Key).Select(pair => $"{(int)pair.Key} × {pair.Value}"))}; {missing.Count} taken and not stored; largest resident memory of sender and receiver {me.PeakWorkingSet64 / 1_000_000} MB.");
        return unclear + missing.Count;
    }

    private static HttpRequestMessage Request(BenchStage bench, byte[] body, string name, Random random)
    {
        var hash = "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(bench.WebhookSecret), body));
        var request = new HttpRequestMessage(HttpMethod.Post, bench.Stage.Node.WebhookAddress) { Content = new ByteArrayContent(body) };
        if (random.Next(4) == 0) request.Headers.TransferEncodingChunked = true;
        Add("X-Hub-Signature-256", hash);
        Add("X-GitHub-Delivery", $"{Guid.NewGuid()}");
        Add("X-GitHub-Event", name);
        return request;

        void Add(string header, string value)
        {
            if (random.Next(20) == 0) return;
            if (random.Next(20) == 0) value = value[..random.Next(value.Length)] + (char)random.Next(32, 127);
            request.Headers.TryAddWithoutValidation(header, value);
        }
    }
}

using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Swarm.Benchmarks.Fuzz;

namespace Swarm.Benchmarks.Intake;

/// <summary><c>wrk</c> with signed webhooks: a process of its own that costs little beside what it measures.</summary>
internal sealed class LoadGenerator
{
    public const int Connections = 32;

    /// <summary>Bytes of one payload.</summary>
    public const int PayloadSize = 11_800;

    private readonly string _body;
    private readonly string _signature;

    public LoadGenerator(string folder, string secret)
    {
        var payload = Payload();
        _body = Path.Combine(folder, "payload.json");
        _signature = "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), payload));
        File.WriteAllBytes(_body, payload);
    }

    public static bool IsPresent => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "wrk")));

    /// <exception cref="InvalidOperationException">The generator ended without a result.</exception>
    public async Task<LoadResult> RunAsync(Uri server, int seconds, CancellationToken ct)
    {
        var script = Path.Combine(AppContext.BaseDirectory, "Intake", "intake.lua");
        var info = new ProcessStartInfo("wrk", ["--threads", "1", "--connections", $"{Connections}", "--duration", $"{seconds}s", "--script", script, server.ToString()])
        {
            RedirectStandardOutput = true,
        };
        info.Environment["INTAKE_BODY"] = _body;
        info.Environment["INTAKE_SIGNATURE"] = _signature;
        // The last twelve digits are counted by the script.
        info.Environment["INTAKE_GUID"] = Guid.NewGuid().ToString("D", CultureInfo.InvariantCulture)[..24];
        using var wrk = Process.Start(info)!;
        var said = await wrk.StandardOutput.ReadToEndAsync(ct);
        await wrk.WaitForExitAsync(ct);
        var line = said.Split('\n').FirstOrDefault(each => each.StartsWith('{')) ?? throw new InvalidOperationException($"wrk ended with {wrk.ExitCode}: {said}");
        return JsonSerializer.Deserialize(line, LoadJson.Default.LoadResult)!;
    }

    // GitHub's example of a comment, such as the App hears all day, with a text that brings it to the size.
    private static byte[] Payload()
    {
        var payload = JsonNode.Parse(WebhookSeeds.Of("issue_comment").MinBy(text => text.Length)!)!;
        payload["comment"]!["body"] = "";
        payload["comment"]!["body"] = new string('x', PayloadSize - Encoding.UTF8.GetByteCount(payload.ToJsonString()));
        return Encoding.UTF8.GetBytes(payload.ToJsonString());
    }
}

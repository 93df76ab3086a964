using System.Text;
using System.Text.Json;
using Swarm.Agents.Runners;

namespace Swarm.Agents.Scripted;

/// <summary>
/// An agent without a mind of its own: it sends its brief to the model and does, word for word, what the reply orders.
/// Runs as a child process of this product, for the demo, for tests and for trying things out.
/// </summary>
public static class ScriptedAgent
{
    private const int Misuse = 64;
    private const int Refused = 3;
    private const int Unreadable = 2;
    private const int MaxTokens = 2_000;

    /// <summary>Runs to its end. Prints one JSON event a line.</summary>
    /// <param name="args"><c>--brief P --report P --socket P --work P</c>.</param>
    /// <returns>0 done; 2 the reply is no script or a step failed; 3 the gateway refused or is gone; 64 wrong arguments; 70 ordered to crash.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> args, TextWriter output, CancellationToken ct)
    {
        if (ScriptedOptions.Read(args) is not { } options) return Misuse;
        var events = new ScriptedOutput(output);
        events.Write("started");
        using var model = new ModelDoor(options.Socket);
        try
        {
            var reply = await model.AskAsync(await File.ReadAllTextAsync(options.Brief, ct), MaxTokens, ct);
            if (!reply.Granted) return Ended(events, Refused, $"status {reply.Status}: {reply.Text}");
            events.Write("usage", ("input", reply.InputTokens), ("output", reply.OutputTokens));
            using var script = JsonDocument.Parse(reply.Text);
            return await FollowAsync(script.RootElement, new ScriptedSteps(options, events, model), options, events, ct);
        }
        catch (JsonException)
        {
            return Ended(events, Unreadable, "the model's reply is not a script");
        }
        catch (HttpRequestException e)
        {
            return Ended(events, Refused, $"the gateway cannot be reached: {e.Message}");
        }
    }

    private static async Task<int> FollowAsync(JsonElement script, ScriptedSteps steps, ScriptedOptions options, ScriptedOutput events, CancellationToken ct)
    {
        if (script.ValueKind != JsonValueKind.Object) return Ended(events, Unreadable, "the model's reply is not a script");
        try
        {
            if (script.TryGetProperty("steps", out var list))
            {
                foreach (var step in list.EnumerateArray()) await steps.DoAsync(step, ct);
            }
        }
        catch (ScriptedCrashException)
        {
            return ScriptedCrashException.ExitCode;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException or InvalidOperationException or FormatException)
        {
            return Ended(events, Unreadable, $"a step failed: {e.Message}");
        }

        if (steps.ReportSpoiled) return 0;
        if (script.Member("report") is { ValueKind: JsonValueKind.String } report) await File.WriteAllTextAsync(options.Report, report.GetString() + steps.ReportEnding, new UTF8Encoding(false), ct);
        events.Write("finished", ("reason", "done"), ("failed", false));
        return 0;
    }

    private static int Ended(ScriptedOutput events, int code, string reason)
    {
        events.Write("finished", ("reason", reason), ("failed", true));
        return code;
    }
}

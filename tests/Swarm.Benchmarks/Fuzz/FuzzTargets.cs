using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Swarm.Agents.Gateway;
using Swarm.Analysis;
using Swarm.Bot.Cli.Run;
using Swarm.Bot.Publishing;
using Swarm.Bot.Settings;
using Swarm.Bot.Setup;
using Swarm.Bot.Work;
using Swarm.Core.Commands;
using Swarm.Core.Documents;
using Swarm.Core.Gates;
using Swarm.Core.Plans;
using Swarm.Core.Policies;
using Swarm.Core.Reports;
using Swarm.Core.Tracks;
using Swarm.GitHub;
using Swarm.Storage.Queues;
using static Swarm.Benchmarks.Fuzz.BrokenPromiseException;

namespace Swarm.Benchmarks.Fuzz;

/// <summary>Every parser that reads what others wrote, with its promises.</summary>
public static class FuzzTargets
{
    private static readonly byte[] Secret = "a secret of the fuzzer"u8.ToArray();

    private static readonly HashSet<string> GatewayFields =
        ["model", "messages", "system", "tools", "tool_choice", "thinking", "max_tokens", "temperature", "top_p", "top_k", "stop_sequences", "stream"];

    public static IReadOnlyList<FuzzTarget> All { get; } =
    [
        .. WebhookReader.Events.Keys.Order(StringComparer.Ordinal).Append("sponsorship").Select(name => new FuzzTarget($"webhook {name}", FuzzSeeds.Webhooks(name), body => WebhookReader.Read(name, body))),
        new("webhook signature", FuzzSeeds.Signatures, Signature),
        OnText("commands", FuzzSeeds.Comments, text => Unless(CommandReader.Read(text).Length <= CommandReader.MostPerComment, "too many commands")),
        OnText("answers", FuzzSeeds.Comments, Answer),
        OnText("ticked boxes", FuzzSeeds.Comments, text => Unless(TickedBoxes.Read(text).All(box => box > 0), "a box below 1")),
        OnText("marker", FuzzSeeds.Comments, Mark),
        OnText("report", FuzzSeeds.Reports, Report),
        OnText("plan", FuzzSeeds.Plans, text => Unless(PlanReader.Read(text) is { } read && (read.Plan is null) != read.Faults.IsEmpty, "neither plan nor fault")),
        OnText("repository settings", FuzzSeeds.Settings, text => RepositorySettingsReader.Read(text)),
        OnText("patch", FuzzSeeds.Patches, text => PatchReader.AddedLines(text)),
        OnText("secret scan", FuzzSeeds.Patches, text => SecretScan.Measure(PatchReader.AddedLines(text), [("abc1234", text)])),
        OnText("placeholder scan", FuzzSeeds.Patches, text => PlaceholderScan.Measure(text.Split('\n').Select((line, i) => new AddedLine("a.md", i + 1, line)))),
        OnText("untrusted text", FuzzSeeds.Comments, Clean),
        OnText("command output", FuzzSeeds.Outputs, Output),
        OnText("body parts", FuzzSeeds.Comments, Parts),
        new("gateway request", FuzzSeeds.Requests, Gateway),
        OnText("stored event", FuzzSeeds.Events, text => Documented<JsonException>(() => TrackJson.ReadEvent(text))),
        OnText("stored state", FuzzSeeds.States, text => Documented<JsonException>(() => TrackJson.ReadState(text))),
        OnText("issue file", FuzzSeeds.Comments, text => IssueFile.Read(text, "issue.md")),
        OnText("configured command", FuzzSeeds.Commands, text => CommandLine.Split(text)),
        OnText("seat name", FuzzSeeds.Seats, text => Documented<FormatException>(() => SeatName.Read(text))),
        OnText("app manifest", FuzzSeeds.Manifests, text => Documented<FormatException>(() => AppManifestReader.Read(text))),
        OnText("review hunks", FuzzSeeds.Patches, text => HunkLines.Read(text)),
        new("queue message", FuzzSeeds.Messages, text => Unless(JobMessage.Read(text) is null or > 0, "a job below 1")),
        .. AnswerTargets.All,
        .. AgentTargets.All,
        .. GitTargets.All,
    ];

    internal static FuzzTarget OnText(string name, IReadOnlyList<string> seeds, Action<string> read) =>
        new(name, seeds, bytes => read(Encoding.UTF8.GetString(bytes)));

    private static void Signature(byte[] header) =>
        Unless(WebhookSignature.Verify("{}"u8, Encoding.Latin1.GetString(header), Secret) != SignatureVerdict.Valid, "a made-up signature is valid");

    private static void Answer(string text)
    {
        if (AnswerReader.Find(FuzzSeeds.Asking, text) is not { } found) return;
        Unless(AnswerReader.Option(found.Escalation, found.Words) is null or (>= 1 and <= 2), "an option that is not offered");
    }

    private static void Mark(string text)
    {
        var ours = new Marker("1-2-3", "status");
        var body = ours.On(text);
        Unless(body.Length <= BodyLimits.Body, "a body above GitHub's limit");
        Unless(Marker.Read(body) == ours, "the marker is not found again");
        Marker.Read(text);
    }

    private static void Report(string text)
    {
        var report = ReportReader.Read(text);
        Unless(report.Findings is not { } found || found.Length <= ReportReader.MostFindings, "too many findings");
    }

    private static void Clean(string text)
    {
        var once = UntrustedText.Clean(text);
        Unless(UntrustedText.Clean(once.Text).Text == once.Text, "cleaning twice changes it again");
        UntrustedText.Quote("someone", "member", once.Text);
    }

    private static void Output(string text)
    {
        var read = CommandOutput.Read("build", "make", 1, text);
        Unless(read.Annotations.Length <= 20 && read.Annotations.All(each => each.Message.Length <= 500 && each.Line >= 1), "annotations out of bounds");
        Unless(read.Summary.Length < 70_000, "a summary out of bounds");
    }

    private static void Parts(string text)
    {
        var parts = BodyParts.Split(text, BodyParts.Shortest);
        Unless(string.Concat(parts.Select(part => part.Content)) == text, "the parts are not the text");
        Unless(parts.All(part => part.Text.Length <= BodyParts.Shortest), "a part is too long");
    }

    private static void Gateway(byte[] body)
    {
        if (new AllowedBody(4_096).Read(body, counting: false) is not BodyReading.Allowed allowed) return;
        using var built = JsonDocument.Parse(allowed.Body, new JsonDocumentOptions { MaxDepth = 256 });
        Unless(built.RootElement.EnumerateObject().All(field => GatewayFields.Contains(field.Name)), "a field that is not allowed leaves");
        Unless(built.RootElement.GetProperty("max_tokens").GetInt32() is >= 1 and <= 4_096, "more output than allowed");
    }

    /// <summary>Runs what may say of a text that it cannot be read, in one way only.</summary>
    internal static void Documented<T>(Action read) where T : Exception
    {
        try
        {
            read();
        }
        catch (T)
        {
            // What it says of text that is not ours.
        }
    }
}

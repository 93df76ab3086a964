using System.Collections.Immutable;
using Swarm.Core.Documents;
using Swarm.Core.Tracks;
using Swarm.GitHub;
using Swarm.Storage;
using CheckAction = Swarm.GitHub.CheckAction;
using CheckAnnotation = Swarm.GitHub.CheckAnnotation;

namespace Swarm.Bot.Publishing;

/// <summary>Writes check runs. A completed run is never opened again: what goes on after it is a new run of the same name.</summary>
public sealed class CheckWriter
{
    internal const string Kind = "check";

    /// <summary>The check's name and commit, as its surface's key holds them.</summary>
    internal static (string Name, string Commit) Named(string key)
    {
        var parts = key.Split('/');
        return (string.Join('/', parts[1..^1]), parts[^1]);
    }

    public async Task<bool> WriteAsync(Publication pass, Surface.Check check, CancellationToken ct)
    {
        var request = Request(pass, check);
        var hash = Publication.Hash(Content(check));
        if (pass.IsShown(check.Key, hash)) return true;
        var row = pass.Row(check.Key);
        var reopens = row is { State: SurfaceStates.Completed } && request.Conclusion is null;
        if (row?.RemoteId is null || reopens) return await CreateAsync(pass, check, request, reopens ? null : row?.IntentAt, hash, ct);
        if (await pass.GitHub.UpdateCheckRunAsync(row.RemoteId.Value, request, ct) is null) await pass.GoneAsync(row, ct);
        else await NoteAsync(pass, check.Key, request, hash, row.RemoteId.Value, ct);
        return true;
    }

    /// <summary>Runs on heads that no longer matter are concluded: nothing of the app goes on spinning.</summary>
    public async Task ConcludeOthersAsync(Publication pass, ImmutableArray<Surface> wanted, CancellationToken ct)
    {
        var keys = wanted.Select(surface => surface.Key).ToHashSet();
        foreach (var row in pass.Rows.Where(row => row is { Kind: Kind, State: SurfaceStates.Shown or SurfaceStates.Intended } && !keys.Contains(row.Key)))
        {
            var (name, commit) = Named(row.Key);
            // The answer to its creation may have been lost: then it is there all the same.
            var found = row.RemoteId is null ? await NewestAsync(pass, commit, pass.Marker(row.Key).ToString(), ct) : null;
            if ((row.RemoteId ?? found?.Id) is not { } id)
            {
                await pass.GoneAsync(row, ct);
                continue;
            }

            if (found is { IsCompleted: true })
            {
                // The run before the one that was meant and never came to be: what it says stays said.
                await pass.ShownAsync(row.Key, Kind, row.ContentHash, id, null, ct, SurfaceStates.Completed);
                continue;
            }

            var request = new CheckRunRequest(
                name, commit, CheckStatus.Completed, CheckConclusion.Cancelled,
                pass.Marker(row.Key).ToString(), CompletedAt: pass.Now, Output: new CheckOutput("Superseded", $"The track went on to {pass.State.PushedHead}."));
            await pass.GitHub.UpdateCheckRunAsync(id, request, ct);
            await NoteAsync(pass, row.Key, request, row.ContentHash, id, ct);
        }
    }

    private async Task<bool> CreateAsync(Publication pass, Surface.Check check, CheckRunRequest request, DateTimeOffset? intended, string hash, CancellationToken ct)
    {
        if (intended is not null)
        {
            if (await NewestAsync(pass, check.Commit, request.ExternalId, ct) is { } existing)
            {
                // A completed one is the run before: what goes on after it is still to be created.
                await pass.ShownAsync(check.Key, Kind, "", existing.Id, null, ct, existing.IsCompleted ? SurfaceStates.Completed : SurfaceStates.Shown);
                return await WriteAsync(pass, check, ct);
            }
        }

        await pass.IntendAsync(check.Key, Kind, ct);
        var created = await pass.GitHub.CreateCheckRunAsync(request, ct);
        await NoteAsync(pass, check.Key, request, hash, created.Id, ct);
        return true;
    }

    private static async Task<CheckRun?> NewestAsync(Publication pass, string commit, string? externalId, CancellationToken ct) =>
        (await pass.GitHub.ListCheckRunsAsync(commit, pass.AppId, ct)).Where(run => run.ExternalId == externalId).MaxBy(run => run.Id);

    private static Task<SurfaceRow> NoteAsync(Publication pass, string key, CheckRunRequest request, string hash, long id, CancellationToken ct) =>
        pass.ShownAsync(key, Kind, hash, id, null, ct, request.Conclusion is null ? SurfaceStates.Shown : SurfaceStates.Completed);

    private static CheckRunRequest Request(Publication pass, Surface.Check check)
    {
        var (status, conclusion) = Outcome(check.Outcome);
        return new CheckRunRequest(
            check.Name, check.Commit, status, conclusion, pass.Marker(check.Key).ToString(),
            CompletedAt: conclusion is null ? null : pass.Now,
            // A run under way has found nothing yet: the places of the measurement before belong to the run before.
            Output: new CheckOutput(Shortened.Line(check.Title, BodyLimits.CheckTitle), Fitting(pass, check.Summary), Annotations: conclusion is null ? null : [.. check.Annotations.Select(place => Annotation(pass, place))]),
            Actions: conclusion is null ? null : [.. check.Buttons.Select(button => new CheckAction(button.Label, button.Description, button.Identifier))]);
    }

    private static CheckAnnotation Annotation(Publication pass, Swarm.Core.Gates.GateAnnotation place) =>
        new(place.Path, place.Line, place.Line, AnnotationLevel.Failure, Fitting(pass, place.Message));

    private static string Fitting(Publication pass, string text) =>
        Shortened.Markdown(text, BodyLimits.CheckBytes, WholeText.Of(pass.State.Key.ToString()));

    private static (CheckStatus Status, CheckConclusion? Conclusion) Outcome(CheckOutcome outcome) => outcome switch
    {
        CheckOutcome.Queued => (CheckStatus.Queued, null),
        CheckOutcome.InProgress => (CheckStatus.InProgress, null),
        CheckOutcome.Success => (CheckStatus.Completed, CheckConclusion.Success),
        CheckOutcome.Failure => (CheckStatus.Completed, CheckConclusion.Failure),
        CheckOutcome.Neutral => (CheckStatus.Completed, CheckConclusion.Neutral),
        CheckOutcome.ActionRequired => (CheckStatus.Completed, CheckConclusion.ActionRequired),
        CheckOutcome.TimedOut => (CheckStatus.Completed, CheckConclusion.TimedOut),
        _ => (CheckStatus.Completed, CheckConclusion.Cancelled),
    };

    private static string Content(Surface.Check check) =>
        $"{check.Outcome}\n{check.Title}\n{check.Summary}\n{string.Join('\n', check.Annotations)}\n{string.Join('\n', check.Buttons)}";
}

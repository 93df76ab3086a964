using Swarm.LocalGitHub.Deeds;
using Swarm.LocalGitHub.Git;
using Swarm.LocalGitHub.Server;
using Swarm.LocalGitHub.State;

namespace Swarm.LocalGitHub.Rest;

/// <summary>Reads the comments of a new review and finds each place in the difference of the reviewed commit.</summary>
internal static class ReviewComments
{
    internal sealed record Reading(string Commit, IReadOnlyList<CommentDraft> Comments, Answer? Refusal = null);

    public static async Task<Reading> ReadAsync(ApiCall call, PullRequest pull)
    {
        var git = call.Repository.GitPath;
        var asked = call.Fields.Text("commit_id");
        var commit = asked is null ? pull.HeadSha : await call.Hub.Store.CommitOfAsync(git, asked, call.Aborted);
        if (commit is null || !await IsPartAsync(call, pull, commit)) return Refused(Answer.Unprocessable("Commit ID is not part of the pull request"));
        var files = commit == pull.HeadSha ? pull.Files : await call.Hub.Store.DiffAsync(git, pull.MergeBase, commit, call.Aborted);

        var drafts = new List<CommentDraft>();
        foreach (var fields in call.Fields.Objects("comments"))
        {
            var (draft, refusal) = Read(fields, files);
            if (refusal is not null) return Refused(refusal);
            drafts.Add(draft!);
        }
        return new Reading(commit, drafts);
    }

    private static async Task<bool> IsPartAsync(ApiCall call, PullRequest pull, string commit) =>
        commit == pull.HeadSha || await call.Hub.Store.IsAncestorAsync(call.Repository.GitPath, commit, pull.HeadSha, call.Aborted);

    private static (CommentDraft? Draft, Answer? Refusal) Read(Fields fields, IReadOnlyList<DiffFile> files)
    {
        if (fields.Text("path") is not { } path) return (null, Answer.BadRequest("No subschema in \"anyOf\" matched. \"path\" wasn't supplied."));
        var body = fields.Text("body");
        if (string.IsNullOrWhiteSpace(body)) return (null, Answer.BadRequest("\"body\" wasn't supplied."));
        if (Text.BodyFault("PullRequestReviewComment", body) is { } fault) return (null, fault);
        if (fields.Number("line") is not { } line) return (null, Answer.BadRequest("\"line\" wasn't supplied."));
        var file = files.FirstOrDefault(candidate => candidate.Path == path);
        if (file is null) return (null, Answer.Unprocessable("Path could not be resolved"));

        var start = fields.Number("start_line");
        var side = fields.Text("side") ?? "RIGHT";
        var startSide = start is null ? null : fields.Text("start_side") ?? side;
        if (side is not ("LEFT" or "RIGHT") || startSide is not (null or "LEFT" or "RIGHT")) return (null, Answer.BadRequest("\"side\" is not a member of [\"LEFT\", \"RIGHT\"]."));
        if (start >= line && startSide == side) return (null, Answer.Unprocessable("Start line must precede the end line."));
        var place = new DiffPlace(path, line, side, start, startSide);
        return file.HunkOf(place) is { } hunk
            ? (new CommentDraft(place, hunk, body), null)
            : (null, Answer.Unprocessable("Line could not be resolved"));
    }

    private static Reading Refused(Answer answer) => new("", [], answer);
}

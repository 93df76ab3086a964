using System.Text;
using Swarm.Core.Tracks;

namespace Swarm.Core.Documents;

/// <summary>The body of the pull request: while the track runs a pointer to the issue, at the end the debrief.</summary>
public static class PullRequestBody
{
    public static string Write(TrackState state)
    {
        var text = new StringBuilder();
        text.Append(state.BaseBranch == state.Repository.DefaultBranch ? $"Closes #{state.Issue.Number}\n\n" : $"For #{state.Issue.Number}\n\n");
        if (state.Phase < TrackPhase.Debrief) return text.Append($"The track is in **{StatusText.PhaseName(state)}**; the issue shows its progress. This pull request stays a draft until it is ready.").ToString();
        if (state.Plan is { } plan) text.Append($"## What changed\n\n{MarkdownText.Inline(MarkdownText.Cut(plan.Summary, 2_000))}\n\n");
        text.Append(StatusComment.TaskList(state)).Append('\n');
        Gates(state, text);
        if (!state.IsShort || !state.Findings.IsEmpty) text.Append($"## {(state.IsShort ? "Reviews" : "Council")}\n\n{CouncilText.Findings(state)}\n\n");
        if (!state.Escalations.IsEmpty) text.Append($"## Questions\n\n{CouncilText.Questions(state)}\n");
        if (state.Estimate is { Notes.IsEmpty: false } estimate) text.Append($"## Notes\n\n{MarkdownText.Lines(estimate.Notes.Select(note => $"- {MarkdownText.Inline(note)}\n"), 6_000)}\n");
        if (!state.Issue.Removed.IsEmpty) text.Append(StatusComment.Removed(state) + "\n\n");
        text.Append($"## Cost\n\n${state.Usage.CostUsd:0.00} in {state.Usage.Calls} model calls ({state.Usage.InputTokens} tokens in, {state.Usage.OutputTokens} out).\n\n");
        return text.Append("## Way back\n\nBefore the merge: close this pull request; the base was not touched. After it: GitHub's *Revert* on this page, or `git revert -m 1 <merge commit>`.").ToString();
    }

    private static void Gates(TrackState state, StringBuilder text)
    {
        if (state.HeadEvidence is not { } evidence) return;
        text.Append($"## Gates, measured on {MarkdownText.Code(evidence.Commit[..Math.Min(10, evidence.Commit.Length)])}\n\n| gate | verdict | what was seen |\n|---|---|---|\n");
        foreach (var gate in evidence.Gates)
            text.Append($"| {gate.Gate} | {gate.Verdict.ToString().ToLowerInvariant()} | {MarkdownText.Inline(MarkdownText.Cut(gate.Summary, 300))} |\n");
        text.Append('\n');
    }
}

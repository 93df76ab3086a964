using Swarm.Core.Review;
using Swarm.Core.Tracks;

namespace Swarm.Core.Documents;

/// <summary>What the council found, for the review, its check and the debrief.</summary>
public static class CouncilText
{
    private const int LongestTable = 11_000;

    public static string Title(TrackState state)
    {
        if (state.CouncilRound == 0) return "Not yet held";
        var repaired = state.Findings.Count(finding => finding.Status == FindingStatus.Repaired);
        var silent = state.Lenses.Count(lens => lens.Silent);
        return $"{Counted.Of(state.Findings.Length, "finding")}, {repaired} repaired" + (silent > 0 ? $"; {silent} of {state.Lenses.Length} lenses did not report" : "");
    }

    public static string Intro(TrackState state) =>
        $"**Council of {state.Lenses.Length} lenses** on {MarkdownText.Code(Short(state.CouncilCommit))}: "
        + string.Join("; ", state.Lenses.Select(lens => $"{lens.Lens} {MarkdownText.Inline(MarkdownText.Cut(lens.Note, 300))}")) + ".";

    public static string Findings(TrackState state) =>
        state.Findings.IsEmpty
            ? "No findings."
            : "| finding | severity | lens | place | what | status |\n|---|---|---|---|---|---|\n" + MarkdownText.Lines(state.Findings.Select(Row), LongestTable);

    /// <summary>The finding as a whole, whatever its length.</summary>
    public static string Inline(Finding finding) =>
        $"**{finding.Id}** · {finding.Severity.ToString().ToLowerInvariant()} · {MarkdownText.Inline(finding.Lens)}\n\n{ForeignProse.Write(finding.Text)}";

    /// <summary>What became of a finding, for its thread.</summary>
    public static string Answer(Finding finding) => finding.Status == FindingStatus.Repaired
        ? $"Repaired in {finding.Commit}."
        : $"Not repaired in {Council.MostRounds} rounds; it is left for people.";

    public static string Questions(TrackState state) =>
        state.Escalations.IsEmpty
            ? "Nothing was asked."
            : MarkdownText.Lines(state.Escalations.Select(each =>
                $"- **{each.Id}** {MarkdownText.Inline(MarkdownText.Cut(each.Question, 300))} → {(each.Answer is null ? "*waiting*" : MarkdownText.Inline(MarkdownText.Cut(each.Answer, 300)))}{(each.AnsweredBy is null ? "" : $" ({MarkdownText.Inline(each.AnsweredBy)})")}\n"), LongestTable);

    public static string Place(Finding finding) =>
        finding.File.Length == 0 ? "" : MarkdownText.Code(finding.Line > 0 ? $"{MarkdownText.Cut(finding.File, 200)}:{finding.Line}" : MarkdownText.Cut(finding.File, 200));

    private static string Row(Finding finding)
    {
        var status = finding.Status switch
        {
            FindingStatus.Repaired => $"repaired in {Short(finding.Commit ?? "")}",
            FindingStatus.Left => "left for people",
            _ => "open",
        };
        return $"| {finding.Id} | {finding.Severity.ToString().ToLowerInvariant()} | {MarkdownText.Inline(finding.Lens)} | {Place(finding)} | {MarkdownText.Inline(MarkdownText.Cut(finding.Text, 300))} | {status} |\n";
    }

    private static string Short(string commit) => commit.Length > 10 ? commit[..10] : commit;
}

using System.Text;
using Swarm.LocalGitHub.Git;
using Swarm.LocalGitHub.State;

namespace Swarm.LocalGitHub.Pages;

/// <summary>One file's difference with numbers, colours and the remarks below their lines.</summary>
internal static class DiffPart
{
    public static string Class(char kind) => kind switch { '+' => "add", '-' => "del", '@' => "hunk", _ => "same" };

    public static string File(DiffFile file, IReadOnlyList<ReviewThread> threads)
    {
        var name = file.PreviousPath is null ? Html.Text(file.Path) : $"{Html.Text(file.PreviousPath)} → {Html.Text(file.Path)}";
        return $"""
            <section class="card">
            <header><b>{name}</b> <span class="pill">{file.Status}</span> <span class="plus">+{file.Additions}</span> <span class="minus">−{file.Deletions}</span></header>
            {(file.Hunks.Count == 0 ? "<div class=\"in empty\">No lines to show.</div>" : Table(file, threads))}
            </section>
            """;
    }

    private static string Table(DiffFile file, IReadOnlyList<ReviewThread> threads)
    {
        var rows = new StringBuilder();
        foreach (var hunk in file.Hunks)
        {
            rows.Append($"<tr class=\"hunk\"><td class=\"no\"></td><td class=\"no\"></td><td class=\"code\">{Html.Text(hunk.Header)}</td></tr>");
            foreach (var line in hunk.Lines)
                rows.Append(Row(line)).Append(Html.Join(threads.Where(thread => line.IsAt(thread.First.Place.Side, thread.First.Place.Line)), Remark));
        }
        return $"<div class=\"scroll\"><table class=\"diff\">{rows}</table></div>";
    }

    private static string Row(DiffLine line) =>
        $"<tr class=\"{Class(line.Kind)}\"><td class=\"no\">{line.Old}</td><td class=\"no\">{line.New}</td><td class=\"code\">{line.Kind}{Html.Text(line.Text)}</td></tr>\n";

    private static string Remark(ReviewThread thread)
    {
        var state = thread.IsResolved ? "<span class=\"pill success\">✓ resolved</span>" : "";
        return $"<tr class=\"remark\"><td colspan=\"3\">{state}{ReviewPart.Comments(thread)}</td></tr>";
    }
}

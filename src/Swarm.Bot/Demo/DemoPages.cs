using System.Text.RegularExpressions;
using Swarm.Core.Tracks;

namespace Swarm.Bot.Demo;

/// <summary>Where the demo's pages are: addresses while they stay up, else files that were saved from them.</summary>
public sealed partial record DemoPages(string Issue, string PullRequest)
{
    internal static async Task<DemoPages> SaveAsync(LocalStage stage, int issue, TrackState state, CancellationToken ct)
    {
        var folder = Directory.CreateTempSubdirectory("swarm-demo-pages-").FullName;
        using var http = new HttpClient();
        var style = await http.GetStringAsync(new Uri(stage.GitHub.BaseUrl, "style.css"), ct);
        var issuePage = await SaveAsync(http, stage.IssuePage(issue), Path.Combine(folder, "issue.html"), style, ct);
        return new DemoPages(issuePage, state.PullRequest is { } pull ? await SaveAsync(http, stage.PullRequestPage(pull.Number), Path.Combine(folder, "pull-request.html"), style, ct) : "");
    }

    private static async Task<string> SaveAsync(HttpClient http, Uri page, string file, string style, CancellationToken ct)
    {
        var html = await http.GetStringAsync(page, ct);
        await File.WriteAllTextAsync(file, StyleLink().Replace(html, _ => $"<style>{style}</style>"), ct);
        return file;
    }

    [GeneratedRegex("<link rel=\"stylesheet\"[^>]*>")]
    private static partial Regex StyleLink();
}

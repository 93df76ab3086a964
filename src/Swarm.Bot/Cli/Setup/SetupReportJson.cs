using Swarm.Bot.Setup;

namespace Swarm.Bot.Cli.Setup;

/// <summary>What <c>swarm setup --json</c> prints.</summary>
internal sealed record SetupReportJson(
    bool Passed,
    bool Registered,
    SetupAppJson App,
    string Settings,
    IReadOnlyList<SetupCheckJson> Checks,
    string Next)
{
    public static SetupReportJson Of(SetupReport report) => new(
        report.Passed,
        report.IsNew,
        new SetupAppJson(report.App.Id, report.App.Slug, report.App.Name, report.App.Page.AbsoluteUri, report.App.GitHub.AbsoluteUri, report.App.Webhook?.AbsoluteUri),
        report.Settings,
        [.. report.Checks.Select(check => new SetupCheckJson(check.Name, Words.Of(check.Verdict), check.Text, check.NextStep))],
        SetupReport.ServeLine(report.App));
}

using System.Text.Json;
using Swarm.Bot.Cli;
using Swarm.Bot.Setup.Checks;
using static Swarm.Bot.Setup.Page.Markup;

namespace Swarm.Bot.Setup.Page;

/// <summary>The page of the set-up, drawn anew for every look at it.</summary>
internal static class SetupPage
{
    private static readonly (SetupStage Stage, string Name)[] Steps = [(SetupStage.Register, "Register"), (SetupStage.Install, "Install"), (SetupStage.Test, "Self-test")];

    /// <param name="back">Where GitHub shall send the browser.</param>
    public static string Of(SetupView view, Uri back, string state) => Frame(
        $"""
        <p class="lead">One App on {Text(view.Target.GitHub.Web.Authority)}, owned by you, whose secrets stay on this machine.</p>
        <ol class="steps">{string.Concat(Steps.Select(step => $"<li class=\"{Mark(view.Stage, step.Stage)}\">{step.Name}</li>"))}</ol>
        {(view.Fault is { } fault ? Check("failed", "Not registered.", fault.Reason, fault.NextStep) : "")}
        {Content(view, back, state)}
        """,
        refresh: view.Stage is SetupStage.Install or SetupStage.Test);

    private static string Content(SetupView view, Uri back, string state) => view.Stage switch
    {
        SetupStage.Register => Register(view.Target, back, state) + Grants(view.Target.Manifest),
        SetupStage.Install => Install(view.App!),
        _ => Report(view),
    };

    private static string Register(SetupTarget target, Uri back, string state) => $"""
        <section class="card">
        <h2>1. Register the App</h2>
        {Facts(
            ("Name", $"<code>{Text(target.Post(back).Name)}</code> <span class=\"meta\">(you can change it on GitHub, where names are unique)</span>"),
            ("Owner", Text(target.Organization ?? "the account that is signed in on GitHub")),
            ("Who may install it", target.Manifest.Public ? "everybody" : "the owner alone"),
            ("Webhooks", target.Webhook is { } hook ? $"<code>{Text(hook.AbsoluteUri)}</code>" : "no public address; <code>swarm serve --poll</code> fetches them"))}
        <form method="post" action="{Text(target.Form(state).AbsoluteUri)}">
        <input type="hidden" name="manifest" value="{Text(JsonSerializer.Serialize(target.Post(back), PostedJson.Default.ManifestJson))}">
        <button class="button">Create the App on {Text(target.GitHub.Web.Authority)}</button>
        </form>
        <p class="meta">GitHub shows the same once more and asks you to confirm. Then it sends you back here, within one hour.</p>
        </section>
        """;

    private static string Grants(AppManifest manifest) => $"""
        <section class="card">
        <h2>What it may do, and why</h2>
        <dl class="grants">{string.Concat(manifest.Permissions.Select(Grant))}</dl>
        </section>
        <section class="card">
        <h2>What it hears, and why</h2>
        <dl class="grants">{string.Concat(manifest.Events.Select(each => $"<dt><code>{Text(each.Name)}</code></dt><dd>{Text(each.Reason)}</dd>"))}</dl>
        </section>
        <section class="card">
        <h2>What it does not ask for</h2>
        <p class="meta">You can grant these later, on the App's page on GitHub.</p>
        <dl class="grants">{string.Concat(manifest.Optional.Select(Grant))}</dl>
        </section>
        """;

    private static string Grant(AppPermission permission) =>
        $"<dt><code>{Text(permission.Name)}</code><span class=\"tag\">{permission.Access}</span></dt><dd>{Text(permission.Reason)}</dd>";

    private static string Install(StoredApp app) => $"""
        <section class="card">
        <h2>2. Install {Text(app.Name)}</h2>
        <p>The App exists and its secrets are stored. Choose the repositories it may work in; this page notices by itself.</p>
        <p>{Link(app.InstallPage, "Choose repositories on GitHub", "button")}</p>
        </section>
        """;

    private static string Report(SetupView view) => $"""
        <section class="card">
        <h2>{(view.Stage == SetupStage.Test ? "3. Checking" : view.Checks.Any(check => check.Verdict == CheckVerdict.Failed) ? "Something is missing" : "Set up")}</h2>
        {string.Concat(view.Checks.Select(check => Check(Words.Of(check.Verdict), check.Name, check.Text, check.NextStep)))}
        {(view.Stage == SetupStage.Test ? "<p class=\"meta\">One moment.</p>" : Farewell(view))}
        </section>
        """;

    private static string Farewell(SetupView view) => $"""
        {Facts(("App", view.App is { } app ? Link(app.Page, app.Name) : "none"), ("Next", $"<code>{Text(SetupReport.ServeLine(view.App))}</code>"))}
        <p class="meta">This page is finished; the terminal says the same. You can close it.</p>
        """;

    private static string Mark(SetupStage now, SetupStage step) => now == step ? "here" : now > step ? "done" : "";
}

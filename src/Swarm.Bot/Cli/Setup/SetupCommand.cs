using System.Collections.Immutable;
using System.CommandLine;
using Serilog.Events;
using Swarm.Bot.Setup;

namespace Swarm.Bot.Cli.Setup;

/// <summary><c>swarm setup</c>: from nothing to an App that works.</summary>
internal static class SetupCommand
{
    public static Command Create(Terminal terminal)
    {
        var url = new Option<string?>("--url") { Description = "Public address of the server, for webhooks; without one the App is made for swarm serve --poll.", HelpName = "URL" };
        var github = new Option<string?>("--github") { Description = "The GitHub that people open in a browser; default: Swarm__GitHub__BaseUrl, or https://github.com.", HelpName = "URL" };
        var organization = new Option<string?>("--organization") { Description = "Organization that owns the App; default: your own account.", HelpName = "NAME" };
        var port = new Option<int>("--port") { Description = "Port of the page on 127.0.0.1; default: a free one.", HelpName = "N" };
        var repositories = new Option<string[]>("--repo") { Description = "Repository that gets the label; may be given several times. Default: those of the installation, up to ten.", HelpName = "OWNER/NAME" };
        var noBrowser = new Option<bool>("--no-browser") { Description = "Only print the page's address." };
        var replace = new Option<bool>("--replace") { Description = "Register a new App although one is stored; the old one's files are kept beside it." };
        var (data, json, verbose) = (CommandOptions.Data(), CommandOptions.Json(), CommandOptions.Verbose());
        var command = new Command("setup", "Register a GitHub App in the browser, store its secrets, install it, create the label and test it. Run again, it goes on where it stopped.")
        {
            url, github, organization, repositories, data, port, noBrowser, replace, json, verbose,
        };
        command.SetAction((parsed, ct) => new SetupRun(new Answer(terminal, parsed.GetValue(json)), ProgramLog.To(parsed.GetValue(verbose) ? LogEventLevel.Debug : LogEventLevel.Error), TimeProvider.System).RunAsync(
            new SetupOptions
            {
                Url = parsed.GetValue(url),
                GitHub = parsed.GetValue(github),
                Organization = parsed.GetValue(organization),
                Data = parsed.GetValue(data),
                Port = parsed.GetValue(port),
                OpensBrowser = terminal.CanAsk && !parsed.GetValue(noBrowser),
                Replaces = parsed.GetValue(replace),
                Repositories = [.. parsed.GetValue(repositories) ?? []],
            },
            ct));
        return command;
    }
}

using System.CommandLine;
using Serilog.Events;

namespace Swarm.Bot.Cli.Serve;

/// <summary><c>swarm serve</c>: the server behind a GitHub App.</summary>
internal static class ServeCommand
{
    private const string DefaultUrls = "http://127.0.0.1:8080";

    public static Command Create(Terminal terminal)
    {
        var urls = new Option<string>("--urls") { Description = "Where to listen; several are separated by semicolons.", HelpName = "URL", DefaultValueFactory = _ => DefaultUrls };
        var poll = new Option<bool>("--poll") { Description = "Take all news from GitHub's log of webhook deliveries: no public address and no webhook secret are needed." };
        var (data, verbose) = (CommandOptions.Data(), CommandOptions.Verbose());
        var command = new Command("serve", "Run the server of a GitHub App until it is stopped; what runs is handed over at the stop.") { urls, data, poll, verbose };
        command.SetAction((parsed, ct) => new ServeRun(new Answer(terminal, json: false), json => ProgramLog.To(parsed.GetValue(verbose) ? LogEventLevel.Debug : LogEventLevel.Information, json))
            .RunAsync(parsed.GetRequiredValue(urls), parsed.GetValue(data), parsed.GetValue(poll), ct));
        return command;
    }
}

using Swarm.Bot.Hosting;
using Swarm.Bot.Settings;
using Swarm.Bot.Setup;
using Swarm.Cell;
using Swarm.Git;
using Swarm.GitHub;
using Swarm.Storage;

namespace Swarm.Bot.Cli.Serve;

/// <summary>Checks what the server stands on, says all of it, and runs the server until somebody stops it.</summary>
internal sealed class ServeRun(Answer answer, Func<bool, Action<ILoggingBuilder>> logging)
{
    private TextWriter Error => answer.Terminal.Error;

    public async Task<int> RunAsync(string urls, string? data, bool poll, CancellationToken ct)
    {
        if (!ProgramConfiguration.Read(answer.Terminal, data, poll).Gives(out var configuration, out var unreadable)) return answer.Refuse(unreadable);
        if (!ProgramConfiguration.DataFolder(answer.Terminal, data).Gives(out var folder, out unreadable)) return answer.Refuse(unreadable);
        if (!StoredSettings.Under(configuration, folder).Gives(out var settled, out unreadable)) return answer.Refuse(unreadable);
        var reading = ServerSettingsReader.Read(settled);
        foreach (var warning in reading.Warnings) await Error.WriteLineAsync($"warning: {warning}");
        if (reading.Settings is not { } settings) return Faulty(reading);
        if (BadAddress(urls) is { } bad) return answer.Refuse(bad);
        var git = await GitExecutable.CheckAsync(ct);
        if (!git.Usable) return answer.Refuse(new Refusal(git.Reason!, git.NextStep!));
        await LookAtCellAsync(ct);
        return DataDirectory.Open(settings.Data) switch
        {
            DataDirectoryResult.Opened opened => await ServeAsync(settings, opened.Directory, urls, ct),
            DataDirectoryResult.InUse used => answer.Refuse(new Refusal(used.Message, used.NextStep)),
            DataDirectoryResult.Unusable unusable => answer.Refuse(new Refusal(unusable.Reason, unusable.NextStep)),
            var other => throw new InvalidOperationException($"The data directory opened as {other}."),
        };
    }

    private int Faulty(ServerReading reading)
    {
        foreach (var fault in reading.Faults) Error.WriteLine($"fault: {fault}");
        Error.WriteLine($"swarm: The server cannot start: {reading.Faults.Length} setting(s) are missing or wrong.");
        return ExitCodes.CouldNotRun;
    }

    private static Refusal? BadAddress(string urls)
    {
        var bad = urls.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).DefaultIfEmpty("").FirstOrDefault(url => !IsAddress(url));
        return bad is null ? null : new Refusal($"'{Answer.Plain(bad, 80)}' is no address to listen on.", "Write it like --urls http://127.0.0.1:8080; https is for the proxy in front.");
    }

    // Kestrel also takes hosts such as * and + that are no addresses elsewhere.
    private static bool IsAddress(string url) =>
        Uri.TryCreate(url.Replace("://*", "://any", StringComparison.Ordinal).Replace("://+", "://any", StringComparison.Ordinal), UriKind.Absolute, out var address)
        && address.Scheme == Uri.UriSchemeHttp && address.PathAndQuery == "/";

    private async Task LookAtCellAsync(CancellationToken ct)
    {
        var cell = await CellProbe.ProbeAsync(ct);
        answer.Line($"Cell: {cell.Explanation}");
        if (!cell.Usable) await Error.WriteLineAsync("warning: Without a confined cell only scripted agents and trusted commands run; other agents and repository commands are refused.");
    }

    private async Task<int> ServeAsync(ServerSettings settings, DataDirectory data, string urls, CancellationToken ct)
    {
        using var key = AppKey.FromPem(settings.GitHub.PrivateKey.Reveal());
        if (!(await StartAsync(Settings(settings, key), logging(settings.LogsJson), data, urls, ct)).Gives(out var node, out var refusal))
        {
            data.Dispose();
            return answer.Refuse(refusal);
        }

        await using (node)
        {
            answer.Line($"Data: {settings.Data}");
            if (settings.Queue is { } queue) answer.Line($"Queue: {queue.Address}");
            if (settings.Telemetry is { } telemetry) answer.Line($"Telemetry: {telemetry.Endpoint}");
            answer.Line(News(settings, node));
            answer.Line(await AppGreeting.AskAsync(node.Services.GetRequiredService<GitHubApp>(), settings, ct));
            answer.Line("Ready. Ctrl+C or SIGTERM stops; what runs is handed over.");
            await node.WaitForStopAsync(ct);
            answer.Line("Stopping.");
        }

        answer.Line("Stopped.");
        return ExitCodes.Good;
    }

    private static string News(ServerSettings settings, SwarmNode node)
    {
        if (!settings.Watch.Polls) return $"Webhooks: POST {node.WebhookAddress}";
        var pause = $"Polling: GitHub's log of deliveries is read every {settings.Watch.Deliveries.TotalSeconds:0} s; no public address is needed.";
        return settings.GitHub.WebhookSecret is null ? pause : $"{pause} Webhooks are taken too: POST {node.WebhookAddress}";
    }

    private static async Task<Outcome<SwarmNode>> StartAsync(NodeSettings settings, Action<ILoggingBuilder> log, DataDirectory data, string urls, CancellationToken ct)
    {
        try
        {
            return await SwarmNode.StartAsync(settings, data, urls, log, ct);
        }
        catch (IOException e)
        {
            return new Refusal($"The server cannot listen on {urls}: {e.GetBaseException().Message}.", "Name another address with --urls, or stop what listens there.");
        }
        catch (StoreUnavailableException e)
        {
            return new Refusal(e.Reason, e.NextStep);
        }
        catch (StoreTooNewException e)
        {
            return new Refusal($"The store in {settings.Data} has schema {e.Found}; this version knows up to {e.Known}.", "Start the newer version again, or restore the backup made before the upgrade.");
        }
    }

    private static NodeSettings Settings(ServerSettings settings, AppKey key) => new()
    {
        App = new GitHubAppOptions(settings.GitHub.AppId, key, GitHubAddress.From(settings.GitHub.BaseUrl)),
        WebhookSecret = settings.GitHub.WebhookSecret?.Reveal(),
        Data = settings.Data,
        Queue = settings.Queue,
        AgentSlots = settings.AgentSlots,
        CommandSlots = settings.CommandSlots,
        ModelAddress = settings.Anthropic.BaseUrl,
        ModelKey = settings.Anthropic.ApiKey?.Reveal(),
        ClaudePath = settings.ClaudePath,
        Watch = settings.Watch,
        Telemetry = settings.Telemetry,
    };
}

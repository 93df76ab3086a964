using Swarm.Agents;
using Swarm.Agents.Gateway;
using Swarm.Bot.Coordination;
using Swarm.Bot.Missed;
using Swarm.Bot.Publishing;
using Swarm.Bot.Receiver;
using Swarm.Bot.Signals;
using Swarm.Bot.Telemetry;
using Swarm.Bot.Work;

namespace Swarm.Bot.Hosting;

/// <summary>The parts of a node, room by room.</summary>
internal static class NodeParts
{
    public static IServiceCollection AddCoordination(this IServiceCollection services) => services
        .AddSingleton<TrackArchive>().AddSingleton<TrackDirectory>().AddSingleton<RunningJobs>().AddSingleton<TrackBells>()
        .AddSingleton<Coordinator>().AddSingleton<DeliveryBell>().AddSingleton<DeliveryHandling>().AddSingleton<WebhookEndpoint>().AddSingleton<ReadyEndpoint>()
        .AddSingleton<People>().AddSingleton<LabelSignals>().AddSingleton<IssueSignals>().AddSingleton<CommentSignals>().AddSingleton<OtherPulls>().AddSingleton<CodeSignals>().AddSingleton<ReviewSignals>().AddSingleton<RepositorySignals>().AddSingleton<ReadComments>().AddSingleton<SignalReader>()
        .AddMissed()
        .AddHostedService<Sweeper>().AddHostedService<DeliveryPump>().AddHostedService<IdleTrim>().AddHostedService<Clearance>().AddSingleton<Neighbourhood>().AddHostedService<NeighbourWatch>();

    private static IServiceCollection AddMissed(this IServiceCollection services) => services
        .AddSingleton<MissedDeliveries>().AddSingleton<MissedNews>().AddSingleton<MissedTicks>().AddSingleton<MissedComments>()
        .AddSingleton<AccessComparison>().AddSingleton<LabelComparison>().AddSingleton<IssueComparison>().AddSingleton<CodeComparison>().AddSingleton<SurfaceComparison>().AddSingleton<StateComparison>()
        .AddHostedService<WatchLoop>();

    public static IServiceCollection AddWork(this IServiceCollection services, NodeSettings settings) => services
        .AddSingleton<Ledger>()
        .AddSingleton(provider => new ModelGateway(
            new GatewayOptions { AnthropicUpstream = settings.ModelAddress, ApiKey = settings.ModelKey, Scratch = provider.GetRequiredService<NodeScratch>().Folder },
            provider.GetRequiredService<Ledger>().Open(), settings.Time, provider.GetRequiredService<ILogger<ModelGateway>>()))
        .AddSingleton(new AgentPrograms { Scripted = OwnProgram.CommandLine("scripted-agent"), ClaudeCode = settings.ClaudePath })
        .AddSingleton<AgentSessions>().AddSingleton<SessionBoard>().AddSingleton<Repositories>().AddSingleton<ExchangeFolders>().AddSingleton<LeftTrees>().AddSingleton<Identities>()
        .AddSingleton<Sessions>().AddSingleton<GateRunner>().AddSingleton<Intake>().AddSingleton<Preflight>()
        .AddSingleton<AttemptWork>().AddSingleton<MeasureWork>().AddSingleton<HeadWork>().AddSingleton<JobRunner>().AddSingleton<LeasedRun>()
        .AddHostedService<Worker>();

    public static IServiceCollection AddPublishing(this IServiceCollection services) => services
        .AddSingleton<CommentWriter>().AddSingleton<ReactionWriter>().AddSingleton<CheckWriter>().AddSingleton<PullRequestWriter>().AddSingleton<ReviewWriter>()
        .AddSingleton<SurfaceWriters>().AddSingleton<TrackViews>().AddSingleton<Publisher>()
        .AddHostedService<KeptWrites>().AddHostedService<PublishLoop>();

    public static IServiceCollection AddTelemetry(this IServiceCollection services, NodeSettings settings)
    {
        services.AddSingleton<NodeGauges>();
        if (settings.Telemetry is { } telemetry) services.AddSingleton(provider => new TelemetryExport(telemetry, provider.GetRequiredService<Incarnation>()));
        return services;
    }

    public static void MapSwarm(this WebApplication app)
    {
        // Taken once, and mapped as they are: a handler whose services are found by its parameters costs every request a scope, and the
        // server some megabytes of code that is compiled for it.
        app.MapPost(WebhookEndpoint.Path, app.Services.GetRequiredService<WebhookEndpoint>().ReceiveAsync);
        app.MapGet("/health/live", context => Results.Text("live").ExecuteAsync(context));
        app.MapGet("/health/ready", app.Services.GetRequiredService<ReadyEndpoint>().AnswerAsync);
    }
}

using System.Collections.Immutable;

namespace Swarm.Bot.Settings;

/// <summary>Every key of the server's configuration.</summary>
internal static class ServerTable
{
    public const string Section = "Swarm";

    public const int MostSlots = 256;

    public const int MostPollSeconds = 3600;

    public const int MostCheckMinutes = 1440;

    public static readonly ServerKey AppId = new("GitHub:AppId", "The App's id, shown on its settings page; the client id serves too.", "none; required", "letters, digits, `.`, `-` and `_`");

    public static readonly ServerKey PrivateKeyPath = new("GitHub:PrivateKeyPath", "File with the App's private key. Other users must have no access to it (`chmod 600`).", "none; required", "path of an RSA private key in PEM form");

    public static readonly ServerKey WebhookSecret = new("GitHub:WebhookSecret", "The secret that signs webhooks. Without it every webhook is refused.", "none", "text");

    public static readonly ServerKey WebhookSecretPath = new("GitHub:WebhookSecretPath", "File with the same secret; a line break at its end does not count. Other users must have no access to it (`chmod 600`). Set one of the two.", "none", "path of a text file");

    public static readonly ServerKey GitHubUrl = new("GitHub:BaseUrl", "The GitHub that people open in a browser; other addresses are derived from it.", "https://github.com", "absolute https address; http on loopback only");

    public static readonly ServerKey Data = new("Data", "Folder for everything the server remembers; one server per folder.", "./swarm-data", "path of a folder; it is created");

    public static readonly ServerKey Poll = new("Deliveries:Poll", "Takes all news from GitHub's log of webhook deliveries, for a server without a public address; no webhook secret is needed. The same as `serve --poll`.", "false", "`true` or `false`");

    public static readonly ServerKey PollSeconds = new("Deliveries:PollSeconds", "Seconds between two looks at that log where it is the only source of news.", "10", $"whole number from 1 to {MostPollSeconds}");

    public static readonly ServerKey CheckMinutes = new("Deliveries:CheckMinutes", "Minutes between two looks at that log, for missed webhooks, where webhooks arrive.", "5", $"whole number from 1 to {MostCheckMinutes}");

    public static readonly ServerKey ApiKeyPath = new("Anthropic:ApiKeyPath", "File with the key that the model gateway adds. Other users must have no access to it (`chmod 600`).", "none", "path of a text file");

    public static readonly ServerKey ApiKey = new("Anthropic:ApiKey", "The same key as text. Set one of the two.", "none", "text");

    public static readonly ServerKey AnthropicUrl = new("Anthropic:BaseUrl", "Root of the model provider's interface.", "https://api.anthropic.com", "absolute https address; http is taken with a warning");

    public static readonly ServerKey QueueKind = new("Queue:Kind", "What tells workers of jobs. `store`: the server's own process. `azure`: a queue on Azure Storage, which holds ids alone and may be lost: the store is the truth.", "store", "`store` or `azure`");

    public static readonly ServerKey QueueConnection = new("Queue:ConnectionString", "For `azure`: the storage account's connection string; `UseDevelopmentStorage=true` is Azurite on this machine. Set this or the endpoint.", "none", "connection string of a storage account");

    public static readonly ServerKey QueueEndpoint = new("Queue:Endpoint", "For `azure`: the account's queue endpoint, used by the identity that the environment gives the server (managed identity, workload identity, `AZURE_CLIENT_ID` and others). It needs the role *Storage Queue Data Contributor* on the account or the queue.", "none", "absolute https address such as `https://ACCOUNT.queue.core.windows.net`");

    public static readonly ServerKey QueueName = new("Queue:Name", "For `azure`: the queue, one for each server; it is created where it is missing.", "swarm-jobs", "3 to 63 lower-case letters, digits and single hyphens between them");

    public static readonly ServerKey AgentSlots = new("Slots:Agents", "Agent sessions that run at once on this server.", "8", $"whole number from 1 to {MostSlots}");

    public static readonly ServerKey CommandSlots = new("Slots:Commands", "Build, test and lint commands that run at once on this server.", "number of processors", $"whole number from 1 to {MostSlots}");

    public static readonly ServerKey AllowUnconfined = new("AllowUnconfined", "Would let agents run outside the sandbox. Not supported yet: `true` is refused.", "false", "`true` or `false`");

    public static readonly ServerKey ClaudePath = new("Agents:ClaudePath", "The Claude Code program.", "`claude` on the path", "path of an executable file");

    public static readonly ServerKey TelemetryEndpoint = new("Telemetry:Endpoint", "The OpenTelemetry collector that gets traces and metrics by OTLP over HTTP (protobuf). `OTEL_EXPORTER_OTLP_ENDPOINT` serves too, and `OTEL_EXPORTER_OTLP_HEADERS` holds what it must be told. Nothing is sent without one.", "none", "absolute http or https address such as `http://localhost:4318`");

    public static readonly ServerKey LogFormat = new("Log:Format", "How lines of the log are written to standard error. `json`: one object a line, with the ids of delivery, track, job, task, attempt, trace and span.", "text", "`text` or `json`");

    /// <summary>All keys, in the order of the reference page.</summary>
    public static ImmutableArray<ServerKey> All { get; } =
        [AppId, PrivateKeyPath, WebhookSecret, WebhookSecretPath, GitHubUrl, Data, Poll, PollSeconds, CheckMinutes, ApiKeyPath, ApiKey, AnthropicUrl, QueueKind, QueueConnection, QueueEndpoint, QueueName, AgentSlots, CommandSlots, AllowUnconfined, ClaudePath, TelemetryEndpoint, LogFormat];
}

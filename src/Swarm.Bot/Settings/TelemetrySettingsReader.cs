using Microsoft.Extensions.Configuration;
using Swarm.Bot.Telemetry;

namespace Swarm.Bot.Settings;

/// <summary>Reads where traces and metrics go: our own key, or the variables that every OpenTelemetry program knows.</summary>
internal sealed class TelemetrySettingsReader(IConfiguration configuration, ServerValues values, ServerFaults faults)
{
    private const string StandardEndpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string StandardHeaders = "OTEL_EXPORTER_OTLP_HEADERS";

    /// <summary>Null where nothing is to be sent, and after a fault.</summary>
    public TelemetrySettings? Read()
    {
        var own = values.Text(ServerTable.TelemetryEndpoint);
        var text = own ?? configuration[StandardEndpoint]?.Trim();
        if (string.IsNullOrEmpty(text)) return null;
        // Not quoted: an address may carry a password.
        if (!Uri.TryCreate(text, UriKind.Absolute, out var endpoint) || endpoint.Scheme is not ("http" or "https") || endpoint.UserInfo.Length + endpoint.Query.Length + endpoint.Fragment.Length > 0)
        {
            faults.Add(ServerTable.TelemetryEndpoint, $"{(own is null ? StandardEndpoint : "The value")} is not an http or https address without name, query and fragment.", "Set the collector's root, such as http://localhost:4318; keys go into OTEL_EXPORTER_OTLP_HEADERS.");
            return null;
        }

        return new TelemetrySettings(endpoint, configuration[StandardHeaders] is { Length: > 0 } headers ? new Secret(headers) : null);
    }
}

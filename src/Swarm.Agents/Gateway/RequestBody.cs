using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Swarm.Agents.Gateway;

/// <summary>Takes an agent's body in: bounded in size and depth, each name once.</summary>
internal static class RequestBody
{
    private const int LargestRequest = 32 << 20;
    private const int LongestModelName = 200;
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 128 };

    /// <summary>What may leave; null when it was refused, which is answered by then.</summary>
    public static async Task<BodyReading.Allowed?> ReadAsync(HttpContext context, IModelDialect dialect, Func<byte[], BodyReading> read, CancellationToken ct)
    {
        if (await BoundedBody.ReadAsync(context.Request.Body, LargestRequest, ct) is not { } given)
        {
            await GatewayAnswer.ErrorAsync(context, dialect, GatewayFault.TooLarge, "The request is larger than 32 MiB.", ct);
            return null;
        }

        var reading = read(given);
        if (reading is BodyReading.Refused refused) await GatewayAnswer.ErrorAsync(context, dialect, refused.Fault, refused.Reason, ct);
        return reading as BodyReading.Allowed;
    }

    /// <summary>Parses a body and builds it anew.</summary>
    public static BodyReading Build(ReadOnlySpan<byte> body, Func<JsonObject, string, BodyReading> build)
    {
        try
        {
            if (JsonNode.Parse(body, null, Strict) is not JsonObject given) return new BodyReading.Refused("The body is not a JSON object.");
            return given["model"].AsText() is { Length: > 0 and <= LongestModelName } model ? build(given, model) : new BodyReading.Refused("model: a name is required.");
        }
        catch (JsonException)
        {
            return new BodyReading.Refused("The body is not valid JSON.");
        }
        catch (InvalidOperationException)
        {
            // Names and texts are decoded when they are used: bad UTF-8 or half a surrogate pair is found only then.
            return new BodyReading.Refused("The body holds text that is not valid UTF-8.");
        }
    }
}

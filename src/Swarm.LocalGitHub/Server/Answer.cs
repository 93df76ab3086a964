using System.Text.Json.Nodes;

namespace Swarm.LocalGitHub.Server;

/// <summary>What the API answers. Refusals have GitHub's shape: message, errors, documentation address.</summary>
internal sealed record Answer(int Status, JsonNode? Body)
{
    public const string Docs = "https://docs.github.com/rest";

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>Set where the answer is not JSON.</summary>
    public byte[]? Raw { get; init; }

    public static Answer NoContent { get; } = new(204, null);

    public static Answer NotFound => Refuse(404, "Not Found");

    /// <summary>To an installation that its owner suspended.</summary>
    public static Answer Suspended => Refuse(403, "This installation has been suspended");

    /// <summary>To writes to an archived repository.</summary>
    public static Answer Archived => Refuse(403, "Repository was archived so is read-only.");

    public static Answer Ok(JsonNode body) => new(200, body);

    public static Answer Created(JsonNode body) => new(201, body);

    public static Answer Refuse(int status, string message) => new(status, new JsonObject
    {
        ["message"] = message,
        ["documentation_url"] = Docs,
        ["status"] = status.ToString(),
    });

    /// <summary>422 with one fault at a field.</summary>
    public static Answer Invalid(string resource, string field, string code, string? message = null)
    {
        var error = new JsonObject { ["resource"] = resource, ["field"] = field, ["code"] = code };
        if (message is not null) error["message"] = message;
        return Faulty("Validation Failed", error);
    }

    /// <summary>422 for a request whose form is wrong, in the words of GitHub's request checker.</summary>
    public static Answer BadRequest(string fault) => Refuse(422, $"Invalid request.\n\n{fault}");

    /// <summary>422 whose errors are sentences, as reviews answer.</summary>
    public static Answer Unprocessable(string fault) => Faulty("Unprocessable Entity", JsonValue.Create(fault));

    private static Answer Faulty(string message, JsonNode error) => new(422, new JsonObject
    {
        ["message"] = message,
        ["errors"] = new JsonArray(error),
        ["documentation_url"] = Docs,
    });
}

using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Swarm.LocalGitHub.Shapes;

/// <summary>JSON as it goes over the wire: quotes and signs of other scripts stand as themselves, as in GitHub's answers.</summary>
internal static class JsonBytes
{
    // Safe here: the text is only ever sent as JSON with its own content type, never put into a page.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Of(JsonNode node)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Options)) node.WriteTo(writer);
        return buffer.ToArray();
    }
}

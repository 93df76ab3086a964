using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Swarm.GitHub;

/// <summary>From an answer to a record, or to the exception that says why not.</summary>
internal static class Answers
{
    public static T Read<T>(WireAnswer answer, JsonTypeInfo<T> shape)
    {
        Demand(answer);
        try
        {
            return JsonSerializer.Deserialize(answer.Body, shape)
                ?? throw new GitHubUnreadableException(answer.Url, "$: null");
        }
        catch (JsonException unreadable)
        {
            throw new GitHubUnreadableException(answer.Url, JsonFault.Describe(unreadable));
        }
    }

    public static void Demand(WireAnswer answer)
    {
        if (!answer.IsSuccess) throw RefusalBody.Read(answer);
    }
}

using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using Swarm.LocalGitHub.Shapes;

namespace Swarm.LocalGitHub.Server;

/// <summary>Cuts lists into pages and names the neighbours in the <c>Link</c> header.</summary>
internal static class Paging
{
    private const int DefaultSize = 30;
    private const int LargestSize = 100;

    public static Answer Page<T>(ApiCall call, IEnumerable<T> items, Func<T, JsonNode?> shape) =>
        Cut(call, items, (page, _) => JsonList.Of(page, shape));

    /// <summary>Lists that GitHub wraps: a total and the page under a name.</summary>
    public static Answer Wrapped<T>(ApiCall call, string name, IEnumerable<T> items, Func<T, JsonNode?> shape) =>
        Cut(call, items, (page, total) => new JsonObject { ["total_count"] = total, [name] = JsonList.Of(page, shape) });

    public static int Size(ApiCall call) =>
        int.TryParse(call.Query("per_page"), NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size > 0 ? Math.Min(size, LargestSize) : DefaultSize;

    public static string Address(ApiCall call, string name, string value)
    {
        var query = call.Request.Query.ToDictionary(entry => entry.Key, entry => (string?)entry.Value.ToString());
        query[name] = value;
        return QueryHelpers.AddQueryString(call.Links.Base + call.Request.Path.ToUriComponent(), query);
    }

    private static Answer Cut<T>(ApiCall call, IEnumerable<T> items, Func<IEnumerable<T>, int, JsonNode> body)
    {
        var all = items.ToList();
        var size = Size(call);
        var number = int.TryParse(call.Query("page"), NumberStyles.None, CultureInfo.InvariantCulture, out var asked) && asked > 0 ? asked : 1;
        var last = Math.Max(1, (all.Count + size - 1) / size);
        var answer = Answer.Ok(body(all.Skip((number - 1) * size).Take(size), all.Count));
        var links = Neighbours(number, last).Select(entry => $"<{Address(call, "page", entry.Page.ToString())}>; rel=\"{entry.Rel}\"").ToList();
        return links.Count == 0 ? answer : answer with { Headers = new Dictionary<string, string> { ["Link"] = string.Join(", ", links) } };
    }

    private static IEnumerable<(string Rel, int Page)> Neighbours(int number, int last)
    {
        if (number > 1) yield return ("prev", number - 1);
        if (number < last) yield return ("next", number + 1);
        if (number < last) yield return ("last", last);
        if (number > 1) yield return ("first", 1);
    }
}

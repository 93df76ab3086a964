using System.Text.Json.Nodes;
using Swarm.LocalGitHub.State;

namespace Swarm.LocalGitHub.Shapes;

internal static class LabelShape
{
    public static JsonObject Of(Links links, Repository repository, Label label) => new()
    {
        ["id"] = label.Id,
        ["node_id"] = $"LA_kwLO{label.Id}",
        ["url"] = $"{links.Api(repository)}/labels/{Uri.EscapeDataString(label.Name)}",
        ["name"] = label.Name,
        ["color"] = label.Color,
        ["default"] = false,
        ["description"] = label.Description,
    };

    public static JsonArray Many(Links links, Repository repository, IEnumerable<string> names) =>
        JsonList.Of(names.Select(repository.FindLabel).OfType<Label>(), label => Of(links, repository, label));
}

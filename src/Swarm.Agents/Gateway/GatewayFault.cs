using Microsoft.AspNetCore.Http;

namespace Swarm.Agents.Gateway;

/// <summary>A kind of the gateway's own refusals, with each provider's word for it.</summary>
internal sealed record GatewayFault(int Status, string AnthropicType, string OpenAiType, string? OpenAiCode = null)
{
    private const string InvalidRequest = "invalid_request_error";

    public static GatewayFault Invalid { get; } = new(StatusCodes.Status400BadRequest, InvalidRequest, InvalidRequest);

    public static GatewayFault TooLarge { get; } = new(StatusCodes.Status413PayloadTooLarge, "request_too_large", InvalidRequest, "request_too_large");

    public static GatewayFault Budget { get; } = new(StatusCodes.Status402PaymentRequired, "billing_error", "insufficient_quota", "budget_exceeded");

    public static GatewayFault NoSuchPath { get; } = new(StatusCodes.Status404NotFound, "not_found_error", InvalidRequest, "unknown_url");

    public static GatewayFault NoSuchModel { get; } = new(StatusCodes.Status404NotFound, "not_found_error", InvalidRequest, "model_not_found");

    public static GatewayFault Provider { get; } = new(StatusCodes.Status502BadGateway, "api_error", "server_error");

    /// <summary>The provider refused the key, with this status.</summary>
    public static GatewayFault Key(int status) => new(status, "authentication_error", "authentication_error", "invalid_api_key");
}

namespace Azure.Data.Tables.Protocol;

/// <summary>The answer that there is no such entity.</summary>
internal sealed class NoValueResponse<T>(Response response) : NullableResponse<T>
{
    public override bool HasValue => false;

    public override T Value => throw new InvalidOperationException("There is no such entity: HasValue is false.");

    public override Response GetRawResponse() => response;
}

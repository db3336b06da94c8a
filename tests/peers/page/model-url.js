/** ImageNet's weights: the same for all who begin with them. */
export const modelUrl = '/shared/models/mobilenet_v1_0.25_224/model.json';

export class ServiceCatalogue {}
